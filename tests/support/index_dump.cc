#include "tests/support/index_dump.h"

#include <xapian.h>

#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"

namespace chancery::test {

namespace fs = std::filesystem;
namespace metadata = schema::metadata;

namespace {

enum class History { Counts, DoesNotCount };

bool is_of_history(const std::string& key) {
  return key == metadata::kFinishedRun || key.starts_with(metadata::kNames) ||
         key.starts_with(metadata::kVocabulary);
}

IndexDump dump(const fs::path& index, History history) {
  IndexDump result;
  const auto generation = schema::current_generation(index);
  if (!generation) return result;
  const Xapian::Database database(generation->string());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Xapian::Document document = database.get_document(*at);
    if (history == History::DoesNotCount) {
      document.remove_value(schema::spec(schema::Field::Run).slot);
    }
    result["report " + schema::stored_in(document).article.id] = document.serialise();
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key == metadata::kIdentity || *key == metadata::kFinishedAt) continue;
    if ((*key).starts_with(metadata::kColumns)) continue;  // by document, of which an id tells nothing
    if (history == History::DoesNotCount && is_of_history(*key)) continue;
    result["metadata " + *key] = database.get_metadata(*key);
  }
  return result;
}

}  // namespace

IndexDump dump_index(const fs::path& index) { return dump(index, History::Counts); }

IndexDump dump_reports(const fs::path& index) { return dump(index, History::DoesNotCount); }

std::string differences(const IndexDump& found, const IndexDump& expected) {
  std::string told;
  for (const auto& [name, value] : expected) {
    const auto other = found.find(name);
    if (other == found.end()) told += "missing: " + name + "\n";
    if (other != found.end() && other->second != value) told += "otherwise: " + name + "\n";
  }
  for (const auto& [name, value] : found) {
    if (!expected.contains(name)) told += "too much: " + name + "\n";
  }
  return told;
}

}  // namespace chancery::test
