#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/mention.h"

/// Why a report has its leaders, countries and organisations: what --explain shows.
namespace chancery {

/// One mention with the sentence that it stands in.
struct Evidence {
  Rule rule;
  Part part;
  std::uint32_t begin;  // bytes [begin, end) of the part
  std::uint32_t end;
  std::string sentence;
  std::size_t mark_begin;  // bytes [mark_begin, mark_end) of the sentence
  std::size_t mark_end;
};

struct ExplainedEntity {
  EntityKind kind;
  std::string id;
  std::string name;
  std::vector<Evidence> evidence;  // by place, title first
};

struct Explanation {
  std::string id;  // of the report
  std::string title;
  std::vector<ExplainedEntity> entities;  // leaders, countries, organisations; as first mentioned
};

/// The words that stand for them in what is printed: "leader", "surname".
std::string_view kind_word(EntityKind kind);
std::string_view rule_word(Rule rule);

/// Gives the name to show for an entity.
using NameOf = std::function<std::string(EntityKind, std::string_view id)>;

/// `mentions` are those of `article`; one that does not fit its text is left out.
Explanation explain(const Article& article, const std::vector<Mention>& mentions,
                    const NameOf& name_of);

/// For a person: each entity, and under it each sentence with the words [marked], the rule and its
/// confidence. Safe for a terminal.
std::string explanation_text(const Explanation& explanation);

/// {"version":1,"id","title","entities":[{"kind","id","name","mentions":[{"rule","confidence",
/// "part","begin","end","sentence","mark":[begin,end]}]}]}, ranges in bytes; ends in a newline.
std::string explanation_json(const Explanation& explanation);

}  // namespace chancery
