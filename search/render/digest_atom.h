#pragma once

#include <string>
#include <string_view>

#include "search/digest.h"

/// A feed as RFC 4287 has it, in UTF-8. Whatever a report holds, it is well-formed, and no link in
/// it is other than http or https; control characters never get through.
namespace chancery {

/// What is above the entries. `updated` is that of the newest entry.
std::string digest_atom_head(const DigestHead& head, std::string_view updated);

std::string digest_atom_entry(const DigestReport& report);

std::string digest_atom_end();

}  // namespace chancery
