#pragma once

#include <string>

namespace chancery::test {

/// The text of a wire report, of which there are copies.
inline const std::string kStory =
    "The foreign ministers of Pakistan and Iran met in Tehran on Tuesday and agreed to open two more "
    "border crossings before the end of the year. Officials of both sides said that trade through "
    "Taftan had doubled since the spring, and that a commission would look into the price of gas. "
    "No date was given for a meeting of the presidents.";

}  // namespace chancery::test
