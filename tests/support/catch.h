#pragma once

// Debian 12 has Catch2 2.13, Debian 13 has Catch2 3. This header and scripts/cmake/Catch2Main.cmake
// are all that knows.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
