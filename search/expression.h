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
///   word*              any word that begins so
///   x NEAR/5 y         at most four other words between them, in any order; NEAR alone: nine
///   x ADJ/5 y ADJ/5 z  so among all of them, in this order. Operands are words as they are
///                      written, or (this OR that) of words
///   x y z              side by side: words and phrases are alternatives, the more of them a report
///                      has the better; leaders, countries and dates narrow, each of them
///   x AND y            both
///   x OR y             either
struct Node {
  enum class Kind : std::uint8_t {
    Word, Phrase, Prefix, Name, Entity, Term, Dates, Near, SideBySide, And, Or, Not
  };

  Kind kind;
  schema::Field field = schema::Field::Text;  // Word, Phrase, Prefix: Text or Title; Entity: whose
                                              // ids
  std::vector<std::string> words{};  // Word: its folded form, and with its accents if it has some;
                                     // Prefix: one; Phrase: all; Name, Entity: ids,
                                     // alternatives; Term: what the report has in a Source or
                                     // Language field
  DateRange dates{};                 // of Dates
  std::vector<Node> children{};      // Not: one; SideBySide may have none: every report;
                                     // Near: Word, or Or and SideBySide of them
  std::string surface{};             // of Name: the words it was understood from
  bool is_named = false;             // of Word: it names somebody, and is no stop word here
  bool replaces_words = false;       // of Name: these are not asked for as words ("US")
  std::uint32_t window = 0;          // of Near: see above
  bool is_ordered = false;           // of Near: ADJ
};

/// The ids that `name` can mean; none if it is not known.
using ResolveName = std::function<std::vector<std::string>(EntityKind, std::string_view name)>;

/// The values of the fields in an index, and the names for them.
struct KnownValues {
  /// Whether a report has `value` in a Source or Language field.
  std::function<bool(schema::Field, std::string_view value)> has{};

  /// What can have been meant by a value or name that is not known, the likeliest first, as it can
  /// be asked for.
  std::function<std::vector<std::string>(schema::Field, std::string_view value)> near{};
};

/// The names in plain words of a question.
using UnderstandWords =
    std::function<std::vector<UnderstoodName>(std::string_view words, const DateRange& days)>;

/// Throws Error Usage, which shows the place, for a question that cannot be understood. Beside plain
/// words that stand side by side come the names that `understand` finds in them, unless it is empty.
/// Without `values` any source is taken for known, and nothing is offered for what is not.
Node parse_question(const Question& question, const ResolveName& resolve,
                    const UnderstandWords& understand = {}, const KnownValues& values = {});

/// The expression in the query language. It means the same when it is asked again; names that were
/// understood are not in it, but the words they stand for.
std::string to_text(const Node& node);

/// Whether some matches can be better than others: words or a name that are not excluded.
bool ranks(const Node& node);

}  // namespace chancery
