#pragma once

#include <string>

namespace chancery {

/// The shortest number that reads back as `score`: rounding would make ties.
std::string score_text(double score);

}  // namespace chancery
