#include "indexer/writing/moved_report.h"

#include <string>

#include "corpus/reader/field_values.h"

namespace chancery {

std::optional<schema::StoredArticle> moved_report(schema::StoredArticle stored,
                                                  const LedgerEntry& from, const Source& to) {
  Article& article = stored.article;
  if (article.date_source == DateSource::Path) return std::nullopt;
  if (article.id_derived) {
    const std::string old_name = name_in_ids(from.name);
    if (!article.id.starts_with(old_name)) return std::nullopt;
    article.id.replace(0, old_name.size(), name_in_ids(to.name));
  }
  stored.file = to.file;
  return stored;
}

}  // namespace chancery
