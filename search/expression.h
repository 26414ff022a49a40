#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/mention.h"
#include "corpus/schema/index_schema.h"
#include "search/question.h"

namespace chancery {

/// A question as a tree. The query language, tightest first:
///
///   energy  "energy talks"  title:summit  leader:putin  date:2024  ( ... )
///   -x  NOT x          what x does not match
///   x y z              side by side: words and phrases are alternatives, the more of them a report
///                      has the better; leaders, countries and dates narrow, each of them
///   x AND y            both
///   x OR y             either
struct Node {
  enum class Kind : std::uint8_t { Word, Phrase, Entity, Term, Dates, SideBySide, And, Or, Not };

  Kind kind;
  schema::Field field = schema::Field::Text;  // Word, Phrase: Text or Title; Entity: whose ids
  std::vector<std::string> words{};  // Word: one; Phrase: all; Entity: ids, alternatives; Term: what
                                     // the report has in a Source or Language field
  DateRange dates{};                          // of Dates
  std::vector<Node> children{};               // Not: one; SideBySide may have none: every report
};

/// The ids that `name` can mean; none if it is not known.
using ResolveName = std::function<std::vector<std::string>(EntityKind, std::string_view name)>;

/// Throws Error Usage, which shows the place, for a question that cannot be understood.
Node parse_question(const Question& question, const ResolveName& resolve);

/// The expression in the query language. It means the same when it is asked again.
std::string to_text(const Node& node);

/// Whether some matches can be better than others: a word or a phrase that is not excluded.
bool ranks(const Node& node);

}  // namespace chancery
