# Sourced by build, test and package: the Debian 13 root with MinGW-w64 and Wine, and where things are kept.
. "$(dirname "${BASH_SOURCE[0]}")/../linux/environment.sh"
windows=$source_dir/packaging/windows
work=${ZHIJIAN_WINDOWS_WORK:-$cache_dir/windows}
prefix=$work/prefix
export ZHIJIAN_WINDOWS_PREFIX=$prefix

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$windows/packages.txt"; }

prepare_windows() {
    ZHIJIAN_FORCE_ROOT=1
    prepare
    binary_dir=$build_dir/windows
    mkdir -p "$work"
    if ! grep -qs '^deb-src' "$root/etc/apt/sources.list"; then
        # The mirror the root was made from also has the sources.
        sed -n 's/^deb /deb-src /p' "$root/etc/apt/sources.list" >"$root/etc/apt/sources.list.new"
        cat "$root/etc/apt/sources.list.new" >>"$root/etc/apt/sources.list"
        rm "$root/etc/apt/sources.list.new"
        inside apt-get update -qq >>"$cache_dir/setup.log" 2>&1 || fail "软件源连不上，取不到源码：请检查网络后重试（详情见 $cache_dir/setup.log）。"
    fi
}

# Is there everything that needs an hour to make? For callers that must not wait for it.
windows_is_cached() {
    root=$cache_dir/trixie-$(packages | cksum | cut -d' ' -f1)
    [ -d "$root" ] && [ -e "$work/done-qtbase" ] && [ -e "$work/done-syntax" ]
}

inside_windows() { ZHIJIAN_WINDOWS_PREFIX=$prefix WINEPREFIX=$work/wine inside "$@"; }
