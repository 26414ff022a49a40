#pragma once

#include <cstddef>
#include <vector>

#include "corpus/gazetteer/draft.h"
#include "corpus/gazetteer/table.h"

namespace chancery {

/// The image of the gazetteer that `tables` make (image.h), in this order. The same tables give the
/// same bytes. Throws Error BadTable, naming file and line.
std::vector<std::byte> make_image(const std::vector<Table>& tables);

}  // namespace chancery
