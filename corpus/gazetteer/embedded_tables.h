#pragma once

#include <vector>

#include "corpus/gazetteer/table.h"

namespace chancery {

/// The tables of this folder as they were when the program was built.
const std::vector<Table>& embedded_tables();

}  // namespace chancery
