#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "corpus/gazetteer/table.h"

/// What a program carries with it, wherever it is installed: the tables of this folder as they were
/// when it was built.
namespace chancery {

/// Laid out to be looked up in place (image.h).
std::span<const std::byte> embedded_image();

/// As their editors write them, for those who lay tables of their own over them.
std::vector<Table> embedded_tables();

}  // namespace chancery
