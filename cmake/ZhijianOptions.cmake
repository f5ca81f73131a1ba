# One INTERFACE target holds every flag; each module and program links it and nothing else sets flags.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# One flag for libraries and programs (not -fPIC here and -fPIE there), so that all share the precompiled headers.
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

find_program(ZHIJIAN_CCACHE ccache)
if(ZHIJIAN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ZHIJIAN_CCACHE})
endif()

add_library(zhijian_options INTERFACE)
target_compile_definitions(zhijian_options INTERFACE
  QT_ENABLE_STRICT_MODE_UP_TO=0x060800 QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
  QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER
  ZHIJIAN_VERSION="${PROJECT_VERSION}")
if(MSVC)
  target_compile_options(zhijian_options INTERFACE /utf-8 /W4 /permissive- $<$<BOOL:${ZHIJIAN_WERROR}>:/WX>)
else()
  target_compile_options(zhijian_options INTERFACE $<$<NOT:$<BOOL:${WIN32}>>:-fPIC> -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> # wrong about std::optional<QString> with GCC 14
    $<$<BOOL:${ZHIJIAN_WERROR}>:-Werror>)
endif()
if(ZHIJIAN_SANITIZE)
  target_compile_options(zhijian_options INTERFACE -fsanitize=${ZHIJIAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(zhijian_options INTERFACE -fsanitize=${ZHIJIAN_SANITIZE})
endif()

option(ZHIJIAN_FUZZ "Coverage for tests/fuzz: only its targets link" OFF)
if(ZHIJIAN_FUZZ AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(zhijian_options INTERFACE -fsanitize-coverage=trace-pc)
elseif(ZHIJIAN_FUZZ)
  target_compile_options(zhijian_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Qt's headers are most of every file's compile time. Two shared precompiled headers: one below the widgets line, one
# above. The headless preset builds without them, so a missing #include is noticed.
add_library(zhijian_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch/pch.cpp)
target_link_libraries(zhijian_pch PRIVATE zhijian_options Qt6::Core)
target_precompile_headers(zhijian_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch/core.h)
set_target_properties(zhijian_pch PROPERTIES AUTOMOC OFF)
if(NOT ZHIJIAN_HEADLESS)
  add_library(zhijian_widgets_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch/pch.cpp)
  target_link_libraries(zhijian_widgets_pch PRIVATE zhijian_options Qt6::Widgets)
  target_precompile_headers(zhijian_widgets_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch/widgets.h)
  set_target_properties(zhijian_widgets_pch PROPERTIES AUTOMOC OFF)
endif()
