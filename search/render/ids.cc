#include "search/render/ids.h"

#include "corpus/text/printable.h"

namespace chancery {

std::string render_ids(const SearchPage& page) {
  std::string out;
  for (const Hit& hit : page.hits) out += printable_line(hit.id) + "\n";
  return out;
}

}  // namespace chancery
