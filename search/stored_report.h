#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "corpus/explain/explanation.h"
#include "corpus/mention.h"
#include "corpus/schema/stored_article.h"
#include "search/page.h"

namespace chancery {

struct MentionedEntity {
  EntityKind kind;
  std::string id;
  std::string name;
  std::uint32_t mentions;  // at least 1
};

/// A whole report as an index has it, with what it speaks of: what --show shows.
struct StoredReport {
  Article article;
  std::string file;               // absolute path of the source it was read from
  std::vector<Mention> mentions;  // by place, title first; each within its part; may overlap
  std::vector<MentionedEntity> entities;  // by kind, the most often mentioned first
  std::vector<Copy> copies{};             // other reports with its text, the likest first
};

/// `stored`, without mentions that do not fit its text.
StoredReport make_report(schema::StoredArticle stored, const NameOf& name_of);

}  // namespace chancery
