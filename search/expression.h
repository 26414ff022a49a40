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
#include "search/understanding.h"

namespace chancery {

/// A question as a tree. The query language, tightest first:
///
///   energy  "energy talks"  title:summit  leader:putin  date:2024  ( ... )
///   russian president  plain words that name somebody find the reports on them, too (Name)
///   -x  NOT x          what x does not match
///   x y z              side by side: words and phrases are alternatives, the more of them a report
///                      has the better; leaders, countries and dates narrow, each of them
///   x AND y            both
///   x OR y             either
struct Node {
  enum class Kind : std::uint8_t { Word, Phrase, Name, Entity, Term, Dates, SideBySide, And, Or, Not };

  Kind kind;
  schema::Field field = schema::Field::Text;  // Word, Phrase: Text or Title; Entity: whose ids
  std::vector<std::string> words{};  // Word: one; Phrase: all; Name, Entity: ids, alternatives;
                                     // Term: what the report has in a Source or Language field
  DateRange dates{};                          // of Dates
  std::vector<Node> children{};      // Not: one; SideBySide may have none: every report
  std::string surface{};             // of Name: the words it was understood from
  bool replaces_words = false;       // of Name: these are not asked for as words ("US")
};

/// The ids that `name` can mean; none if it is not known.
using ResolveName = std::function<std::vector<std::string>(EntityKind, std::string_view name)>;

/// The names in plain words of a question.
using UnderstandWords =
    std::function<std::vector<UnderstoodName>(std::string_view words, const DateRange& days)>;

/// Throws Error Usage, which shows the place, for a question that cannot be understood. Beside plain
/// words that stand side by side come the names that `understand` finds in them, unless it is empty.
Node parse_question(const Question& question, const ResolveName& resolve,
                    const UnderstandWords& understand = {});

/// The expression in the query language. It means the same when it is asked again; names that were
/// understood are not in it, but the words they stand for.
std::string to_text(const Node& node);

/// Whether some matches can be better than others: a word, a phrase or a name that is not excluded.
bool ranks(const Node& node);

}  // namespace chancery
