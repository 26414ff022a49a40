#include "indexer/writing/moved_report.h"

#include <string>

#include "corpus/reader/field_values.h"
#include "corpus/reader/path_date.h"

namespace chancery {

std::optional<schema::StoredArticle> moved_report(schema::StoredArticle stored,
                                                  const LedgerEntry& from, const Source& to) {
  Article& article = stored.article;
  const bool is_stated =
      article.date_source == DateSource::Stated || article.date_source == DateSource::Markup;
  if (!is_stated && path_date(from.name, article) != path_date(to.name, article)) {
    return std::nullopt;
  }
  if (article.id_derived) {
    const std::string old_name = name_in_ids(from.name);
    if (!article.id.starts_with(old_name)) return std::nullopt;
    article.id.replace(0, old_name.size(), name_in_ids(to.name));
  }
  stored.file = to.file;
  return stored;
}

}  // namespace chancery
