#pragma once

#include <chrono>
#include <cstdint>
#include <string>

/// Figures as a person reads them.
namespace chancery {

/// "21,578"
std::string grouped(std::uint64_t number);

/// "16.7 MB", of a million bytes each.
std::string megabytes(std::uint64_t bytes);

/// `count` a second, "1,843"; "-" if no time has gone by.
std::string rate(std::uint64_t count, std::chrono::duration<double> seconds);

/// "12 s", "3 min 20 s", "1 h 05 min"; a negative one is "0 s".
std::string readable_time(std::chrono::duration<double> seconds);

}  // namespace chancery
