#pragma once

#include <string>
#include <string_view>

#include "search/page.h"

namespace chancery {

/// The hits as a run for trec_eval and its kin, one a line:
///
///   QUERY_ID Q0 DOCID RANK SCORE chancery
///
/// Six fields between single blanks, so in an id each byte of white space (in any script), of '%',
/// and of what is not printable stands as %XX, two hexadecimal digits in capitals: the id can be had
/// back. Of equal scores, and where nothing ranks and all are 0, trec_eval takes its own order and
/// not that of the ranks. REQUIRES: `query_id` is not empty.
std::string render_trec(const SearchPage& page, std::string_view query_id);

}  // namespace chancery
