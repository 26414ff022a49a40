# The libraries we stand on, from Debian, each as a target.
find_package(PkgConfig REQUIRED)
find_package(spdlog 1.10 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(simdjson REQUIRED)  # from 3.0; its own version check takes 3.12 for another API
find_package(nlohmann_json 3.11 REQUIRED)
find_package(mimalloc REQUIRED)
find_package(tsl-robin-map REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

# Xapian 1.4 ships variables only. Before 1.4.22 a commit that failed (a full disk) left the
# writer in a bad state, so nothing older will do.
find_package(xapian 1.4.22 REQUIRED CONFIG)
add_library(Xapian::Xapian INTERFACE IMPORTED)
target_include_directories(Xapian::Xapian SYSTEM INTERFACE "${XAPIAN_INCLUDE_DIR}")
target_link_libraries(Xapian::Xapian INTERFACE ${XAPIAN_LIBRARIES})
target_compile_definitions(Xapian::Xapian INTERFACE XAPIAN_MOVE_SEMANTICS)

# CLD2 ships neither a CMake nor a pkg-config file.
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(cld2 INTERFACE IMPORTED)
target_include_directories(cld2 SYSTEM INTERFACE "${CLD2_INCLUDE_DIR}")
target_link_libraries(cld2 INTERFACE "${CLD2_LIBRARY}")
