# Sourced by setup, run, test and exec: finds or makes the environment that Qt >= 6.8 and KF6 need,
# and defines `inside COMMAND...`, which runs a command in it with the host's paths.
# Native where the host has everything; else a Debian 13 root in the user's cache (see packages.txt).

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$(cd "$here/../.." && pwd)
cache_dir=${ZHIJIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhijian}
jobs=$(nproc)

fail() { printf 'zhijian: %s\n' "$*" >&2; exit 1; }
say() { printf '== %s\n' "$*" >&2; }

host_is_enough() {
    command -v pkg-config cmake ninja c++ >/dev/null 2>&1 || return 1
    pkg-config --atleast-version=6.8 Qt6WebEngineWidgets Qt6Pdf 2>/dev/null || return 1
    pkg-config --exists libzstd openssl libcmark-gfm 2>/dev/null || return 1
    [ -e /usr/include/xlsxwriter.h ] || [ -e /usr/local/include/xlsxwriter.h ] || return 1
    local probe prefix found
    for probe in KF6SyntaxHighlighting KF6Archive; do
        found=
        for prefix in /usr/lib/cmake /usr/lib/*/cmake /usr/lib64/cmake /usr/local/lib/cmake; do
            [ -d "$prefix/$probe" ] && found=1
        done
        [ -n "$found" ] || return 1
    done
}

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages.txt"; }

make_root() {
    local missing=() tool building started
    for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap; do
        command -v "${tool%%:*}" >/dev/null 2>&1 || missing+=("${tool##*:}")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        command -v apt-get >/dev/null 2>&1 || fail "缺少 ${missing[*]}，且本机没有 apt-get：请先安装它们，或安装 Qt 6.8 以上与 KDE Frameworks 6 后再试。"
        [ "$(id -u)" = 0 ] || fail "缺少 ${missing[*]}：请先以管理员身份运行 apt-get install ${missing[*]}。"
        say "安装 ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$cache_dir/setup.log" 2>&1 \
            || fail "装不上 ${missing[*]}：软件源连不上或没有这些软件包，请检查网络后重试（详情见 $cache_dir/setup.log）。"
    fi
    building="$root.building"
    rm -rf "$building"
    say "建立 Debian 13 构建环境 $root（约 1 分钟）"
    started=$SECONDS
    # The doc exclusions keep 300 MB off the disk; nothing here reads a manual.
    mmdebstrap --variant=minbase --quiet \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --include="$(packages | paste -sd,)" trixie "$building" >>"$cache_dir/setup.log" 2>&1 \
        || { rm -rf "$building"; fail "Debian 13 构建环境没有建成：软件源连不上或缺少软件包，请检查网络后重试（详情见 $cache_dir/setup.log）。"; }
    mv "$building" "$root"
    say "构建环境就绪，用时 $((SECONDS - started)) 秒"
}

prepare() {
    mkdir -p "$cache_dir" || fail "无法建立缓存文件夹 $cache_dir：请检查权限，或用 ZHIJIAN_CACHE 指定别处。"
    if [ -z "${ZHIJIAN_FORCE_ROOT:-}" ] && host_is_enough; then
        root=
        build_dir=${ZHIJIAN_BUILD_ROOT:-$source_dir/build}/native
        return
    fi
    root=$cache_dir/trixie-$(packages | cksum | cut -d' ' -f1)
    build_dir=${ZHIJIAN_BUILD_ROOT:-$source_dir/build}
    # One set-up at a time; the second caller finds the finished root.
    exec 9>"$cache_dir/setup.lock"
    flock 9
    [ -d "$root" ] || make_root
    exec 9>&-
}

inside() {
    export CCACHE_DIR=${CCACHE_DIR:-$cache_dir/ccache} CCACHE_BASEDIR=${CCACHE_BASEDIR:-$(dirname "$source_dir")} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    export LANG=C.UTF-8 LC_ALL=C.UTF-8
    # Chromium's sandbox needs a plain user; the shipped program keeps it.
    [ "$(id -u)" = 0 ] && export QTWEBENGINE_DISABLE_SANDBOX=1 QTWEBENGINE_CHROMIUM_FLAGS="${QTWEBENGINE_CHROMIUM_FLAGS:---disable-gpu}"
    if [ -z "$root" ]; then "$@"; return; fi
    local binds=() top
    for top in /*; do
        case "$top" in
            /bin|/boot|/dev|/etc|/lib|/lib32|/lib64|/libx32|/lost+found|/proc|/run|/sbin|/sys|/usr|/var) ;;
            *) [ -d "$top" ] && [ ! -L "$top" ] && binds+=(--bind "$top" "$top") ;;
        esac
    done
    [ -e /etc/resolv.conf ] && binds+=(--ro-bind /etc/resolv.conf /etc/resolv.conf)
    bwrap --bind "$root" / --dev-bind /dev /dev --proc /proc --tmpfs /run "${binds[@]}" \
        --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --die-with-parent --chdir "$PWD" "$@"
}

build() { # build PRESET [TARGET...]
    local preset=$1; shift
    local binary_dir=$build_dir/$preset
    if [ ! -f "$binary_dir/build.ninja" ]; then
        say "配置 $preset"
        inside cmake --preset "$preset" -S "$source_dir" -B "$binary_dir" >"$cache_dir/configure.log" 2>&1 \
            || { tail -n 30 "$cache_dir/configure.log" >&2; fail "配置没有成功：见上文与 $cache_dir/configure.log。"; }
    fi
    say "编译 $preset"
    inside cmake --build "$binary_dir" -j "$jobs" ${1:+--target "$@"} >"$cache_dir/build.log" 2>&1 \
        || { grep -E -A6 'error|FAILED' "$cache_dir/build.log" | head -n 60 >&2; fail "编译没有成功：见上文与 $cache_dir/build.log。"; }
}
