# Catch2 as Debian 12 (2.13, a header) or Debian 13 (3, a library) has it: chancery_catch brings
# the framework and its main. This file and tests/support/catch.h are all that knows.
find_package(Catch2 REQUIRED)
if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
  add_library(chancery_catch INTERFACE)
  target_link_libraries(chancery_catch INTERFACE Catch2::Catch2WithMain)
else()
  # The main of Catch2 2 is slow to compile and never changes: once, for all test programs.
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/catch_main.cc"
    "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
  add_library(chancery_catch STATIC "${CMAKE_CURRENT_BINARY_DIR}/catch_main.cc")
  target_link_libraries(chancery_catch PUBLIC Catch2::Catch2)
endif()
include(Catch)
