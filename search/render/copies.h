#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "search/page.h"

namespace chancery {

/// "Also: The Gazette (a-1), b-2 and 3 more"; empty if there are none. What is shown comes from reports:
/// it is still to be made printable.
std::string copies_line(const std::vector<Copy>& copies);

/// A list of objects, as page.schema.json has it.
nlohmann::ordered_json copies_json(const std::vector<Copy>& copies);

}  // namespace chancery
