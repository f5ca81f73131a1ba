# Sourced by build, inside the root: makes the Windows libraries from Debian's own source packages, once, in $prefix.
# Each function is one library; a stamp with the recipe's checksum tells that it is done.
# ccache's depend mode: the preprocessor runs once, not twice.
# OpenSSL, KArchive and Qt stay DLLs (Qt loads OpenSSL at run time; LGPL); the small C libraries are linked in.

export CCACHE_DEPEND=1
sources=$work/src
mingw=/usr/x86_64-w64-mingw32
say() { printf '== %s\n' "$*" >&2; }
fail() { printf 'zhijian: %s\n' "$*" >&2; exit 1; }

fetch_source() { # PACKAGE -> $sources/PACKAGE; a folder put there by hand is taken as it is
    [ -d "$sources/$1" ] && return
    local fresh=$sources/.$1 version
    # A mirror may not have the newest version's source yet, or any more.
    for version in $(apt-cache showsrc --only-source "$1" 2>/dev/null | sed -n 's/^Version: //p' | sort -rVu); do
        rm -rf "$fresh"; mkdir -p "$fresh"
        if (cd "$fresh" && apt-get source -qq "$1=$version" >>"$work/log-source-$1" 2>&1); then
            mv "$fresh"/*/ "$sources/$1"
            rm -rf "$fresh"
            return
        fi
    done
    rm -rf "$fresh"
    fail "取不到源码包 $1：请检查网络后重试，或把它的源码解开放到 $sources/$1（详情见 $work/log-source-$1）。"
}

fetch_upstream() { # NAME ADDRESS TAG: where Debian's version is too old
    [ -d "$sources/$1" ] && return
    git clone -q --depth 1 --branch "$3" "$2" "$sources/$1" >"$work/log-source-$1" 2>&1 \
        || fail "取不到 $1 $3：请检查网络后重试，或把它的源码解开放到 $sources/$1（详情见 $work/log-source-$1）。"
}

once() { # NAME: runs make_NAME unless it was done with this recipe
    local recipe started=$SECONDS
    recipe=$({ declare -f "make_$1"; cat "$here/toolchain.cmake"; } | cksum)
    [ "$(cat "$work/done-$1" 2>/dev/null)" = "$recipe" ] && return
    say "编译 Windows 库 $1"
    # A shell of its own: left of || `set -e` is off.
    bash -euo pipefail -c '. "$here/libraries.sh"; "make_$1"' - "$1" >"$work/log-$1" 2>&1 \
        || { tail -n 30 "$work/log-$1" >&2; fail "$1 没有编译成功：详情见 $work/log-$1。"; }
    printf '%s\n' "$recipe" >"$work/done-$1"
    say "$1 完成，用时 $((SECONDS - started)) 秒"
}

cross() { # SOURCE NAME OPTION...: configure, build and install with CMake
    local source=$1 name=$2; shift 2
    cmake -G Ninja -S "$source" -B "$work/$name" -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_C_FLAGS_RELEASE="-O2 -DNDEBUG" -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" \
        -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_TESTING=OFF "$@"
    cmake --build "$work/$name" -j "$jobs"
    cmake --install "$work/$name" --strip
}

make_qtbase() {
    fetch_source qt6-base
    fetch_source sqlite3
    # Debian strips the bundled SQLite; Qt's own build file expects the amalgamation there and turns FTS5 on.
    local bundled=$sources/qt6-base/src/3rdparty/sqlite
    if [ ! -e "$bundled/sqlite3.c" ]; then
        mkdir -p "$bundled" "$work/sqlite"
        (cd "$work/sqlite" && "$sources/sqlite3/configure" >/dev/null && make sqlite3.c >/dev/null)
        cp "$work/sqlite/sqlite3.c" "$work/sqlite/sqlite3.h" "$bundled/"
    fi
    # Settle features before the first run: a feature of QtGui rebuilds two thirds. Without SBOM: Debian removed files it lists.
    cross "$sources/qt6-base" qtbase -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
        -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_UNITY_BUILD=ON -DFEATURE_opengl=OFF -DINPUT_opengl=no -DFEATURE_dbus=OFF \
        -DFEATURE_system_zlib=OFF -DFEATURE_pkg_config=OFF -DFEATURE_sql_odbc=OFF -DFEATURE_vulkan=OFF \
        -DFEATURE_tabletevent=OFF -DQT_GENERATE_SBOM=OFF -DINPUT_openssl=runtime -DOPENSSL_INCLUDE_DIR="$prefix/include"
}

make_qtsvg() {
    fetch_source qt6-svg
    cross "$sources/qt6-svg" qtsvg -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
        -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_GENERATE_SBOM=OFF
}

make_openssl() {
    fetch_source openssl
    mkdir -p "$work/openssl"
    cd "$work/openssl"
    # No engines, no legacy and no modules: nothing is loaded from a folder. C:/Windows/zhijian-none does not exist and
    # only administrators can make it, so nobody else's openssl.cnf is read.
    "$sources/openssl/Configure" mingw64 --cross-compile-prefix=x86_64-w64-mingw32- --prefix="$prefix" --libdir=lib \
        --openssldir=C:/Windows/zhijian-none no-tests no-docs no-apps no-ssl3 no-engine no-legacy no-module shared
    make -j "$jobs" build_generated
    make -j "$jobs" build_libs
    make install_dev
}

make_zstd() {
    fetch_source libzstd
    cross "$sources/libzstd/build/cmake" zstd -DZSTD_BUILD_PROGRAMS=OFF -DZSTD_BUILD_TESTS=OFF -DZSTD_BUILD_SHARED=OFF
}

make_cmark() {
    fetch_source cmark-gfm
    cross "$sources/cmark-gfm" cmark -DCMARK_TESTS=OFF -DCMARK_STATIC=ON -DCMARK_SHARED=OFF -DCMAKE_POLICY_VERSION_MINIMUM=3.5
}

make_gumbo() {
    fetch_source gumbo-parser
    # No CMake there, and autotools for a dozen C files is not worth its tools.
    mkdir -p "$work/gumbo-build"
    cat >"$work/gumbo-build/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.28)
project(gumbo C)
file(GLOB files ${SOURCE}/src/*.c)
file(GLOB headers ${SOURCE}/src/*.h)
add_library(gumbo STATIC ${files})
set_target_properties(gumbo PROPERTIES C_STANDARD 99 C_EXTENSIONS ON)
target_include_directories(gumbo PRIVATE ${SOURCE}/src)
install(TARGETS gumbo)
install(FILES ${headers} TYPE INCLUDE)
file(WRITE ${CMAKE_BINARY_DIR}/gumbo.pc "Name: gumbo\nDescription: HTML parser\nVersion: 0.10\nCflags: -I${CMAKE_INSTALL_PREFIX}/include\nLibs: -L${CMAKE_INSTALL_PREFIX}/lib -lgumbo\n")
install(FILES ${CMAKE_BINARY_DIR}/gumbo.pc DESTINATION lib/pkgconfig)
CMAKE
    cross "$work/gumbo-build" gumbo -DSOURCE="$sources/gumbo-parser"
}

make_qrencode() {
    fetch_source qrencode
    cross "$sources/qrencode" qrencode -DWITH_TOOLS=NO -DBUILD_SHARED_LIBS=NO -DCMAKE_POLICY_VERSION_MINIMUM=3.5 -DCMAKE_DISABLE_FIND_PACKAGE_PNG=ON
}

make_xlsxwriter() {
    fetch_source libxlsxwriter
    cross "$sources/libxlsxwriter" xlsxwriter -DBUILD_SHARED_LIBS=OFF -DZLIB_LIBRARY=$mingw/lib/libz.a -DZLIB_INCLUDE_DIR=$mingw/include
}

make_runtime() { # what GCC's own libraries are on Windows
    mkdir -p "$prefix/bin"
    cp /usr/lib/gcc/x86_64-w64-mingw32/*-posix/{libgcc_s_seh-1,libstdc++-6}.dll $mingw/lib/libwinpthread-1.dll "$prefix/bin/"
    x86_64-w64-mingw32-strip "$prefix"/bin/lib{gcc_s_seh-1,stdc++-6,winpthread-1}.dll
}

make_boost() { # headers only, those of the root
    mkdir -p "$prefix/include" "$prefix/lib/cmake/Boost"
    ln -sfn /usr/include/boost "$prefix/include/boost"
    cat >"$prefix/lib/cmake/Boost/BoostConfig.cmake" <<'CMAKE'
if(NOT TARGET Boost::headers)
  add_library(Boost::headers INTERFACE IMPORTED)
  set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${CMAKE_CURRENT_LIST_DIR}/../../../include)
endif()
CMAKE
    cat >"$prefix/lib/cmake/Boost/BoostConfigVersion.cmake" <<'CMAKE'
set(PACKAGE_VERSION 1.83.0)
set(PACKAGE_VERSION_COMPATIBLE TRUE)
CMAKE
}

make_karchive() {
    fetch_source kf6-karchive
    cross "$sources/kf6-karchive" karchive -DWITH_BZIP2=OFF -DWITH_LIBLZMA=OFF -DWITH_LIBZSTD=OFF -DWITH_OPENSSL=OFF \
        -DBUILD_PYTHON_BINDINGS=OFF -DECM_DIR=/usr/share/ECM/cmake -DKF_SKIP_PO_PROCESSING=ON \
        -DZLIB_LIBRARY=$mingw/lib/libz.a -DZLIB_INCLUDE_DIR=$mingw/include
}

make_syntax() {
    fetch_source kf6-syntax-highlighting
    # Its indexer runs here, so it is made for here, of the two files it is.
    local source=$sources/kf6-syntax-highlighting
    mkdir -p "$work/syntax-indexer"
    cat >"$work/syntax-indexer/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.28)
project(indexer CXX)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_AUTOMOC ON)
find_package(Qt6 REQUIRED COMPONENTS Core)
add_executable(katehighlightingindexer ${SOURCE}/src/indexer/katehighlightingindexer.cpp ${SOURCE}/src/lib/worddelimiters.cpp)
target_compile_definitions(katehighlightingindexer PRIVATE QT_USE_QSTRINGBUILDER)
target_link_libraries(katehighlightingindexer Qt6::Core)
CMAKE
    cmake -G Ninja -S "$work/syntax-indexer" -B "$work/syntax-indexer/build" -DSOURCE="$source"
    cmake --build "$work/syntax-indexer/build" -j "$jobs"
    # Its own definitions are left out: ours is a resource of the program.
    cross "$source" syntax -DQRC_SYNTAX=OFF -DBUILD_SHARED_LIBS=OFF -DECM_DIR=/usr/share/ECM/cmake -DKF_SKIP_PO_PROCESSING=ON \
        -DCMAKE_DISABLE_FIND_PACKAGE_XercesC=ON -DCMAKE_AUTORCC_OPTIONS=--no-zstd \
        -DKATEHIGHLIGHTINGINDEXER_EXECUTABLE="$work/syntax-indexer/build/katehighlightingindexer"
}

make_litehtml() {
    # Debian 13 has 0.6, which knows no flex boxes; our themes are made of them.
    fetch_upstream litehtml https://github.com/litehtml/litehtml v0.10
    cross "$sources/litehtml" litehtml -DLITEHTML_BUILD_TESTING=OFF -DBUILD_SHARED_LIBS=OFF -DEXTERNAL_GUMBO=OFF
}

mkdir -p "$sources" "$prefix"
