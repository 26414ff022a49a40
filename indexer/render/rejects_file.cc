#include "indexer/render/rejects_file.h"

#include <nlohmann/json.hpp>

#include "corpus/reader/field_values.h"

namespace chancery {

void RejectsFile::add(const std::string& source, const BadRecord& why) {
  using Json = nlohmann::ordered_json;
  // As in ids, so that a name of any bytes can be told from another.
  const Json json{{"source", name_in_ids(source)},
                  {"place", why.place},
                  {"reason", why.reason},
                  {"detail", why.detail}};
  constexpr bool kOnlyAscii = false;
  file_.write(json.dump(-1, ' ', kOnlyAscii, Json::error_handler_t::replace) + '\n');
}

}  // namespace chancery
