#pragma once

#include <string>

#include <xapian.h>

#include "search/highlighter.h"

namespace chancery {

/// Reports on the same as the report `id`: with the words that tell it apart from others (chosen by
/// Xapian's expansion) and with its leaders, countries and organisations; that report left out. What
/// was looked for is added to `highlighter`. Throws Error Usage if there is no such report.
Xapian::Query more_like(const Xapian::Database& database, const std::string& id,
                        Highlighter& highlighter);

}  // namespace chancery
