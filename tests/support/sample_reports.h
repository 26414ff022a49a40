#pragma once

#include <vector>

#include "corpus/article.h"

namespace chancery::test {

/// All reports of corpus/reports. Fails the test if one is a reject.
std::vector<Article> sample_reports();

}  // namespace chancery::test
