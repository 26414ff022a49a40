#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "corpus/explain/explanation.h"
#include "corpus/text/printable.h"

namespace chancery {

namespace {

using json = nlohmann::ordered_json;

constexpr std::array<const char*, kEntityKinds> kKinds{"leader", "country", "organisation"};
constexpr std::array<const char*, 11> kRules{"name",  "title",   "surname", "holder", "office",
                                             "found", "demonym", "capital", "seat",   "city",
                                             "spelling"};

template <std::size_t N, typename Value>
const char* word_for(const std::array<const char*, N>& words, Value value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? words[index] : "?";
}

std::string evidence_line(const Evidence& evidence) {
  std::array<char, 48> head{};
  std::snprintf(head.data(), head.size(), "  %-8s %.2f  ", rule_word(evidence.rule).data(),
                confidence(evidence.rule));
  // Printable text has as many bytes, so that the marks stay true.
  std::string sentence = printable(evidence.sentence);
  sentence.insert(evidence.mark_end, 1, ']').insert(evidence.mark_begin, 1, '[');
  return head.data() + sentence + "\n";
}

json evidence_json(const Evidence& evidence) {
  return {{"rule", rule_word(evidence.rule)},
          {"confidence", confidence(evidence.rule)},
          {"part", evidence.part == Part::Title ? "title" : "text"},
          {"begin", evidence.begin},
          {"end", evidence.end},
          {"sentence", printable(evidence.sentence)},
          {"mark", {evidence.mark_begin, evidence.mark_end}}};
}

}  // namespace

std::string_view kind_word(EntityKind kind) { return word_for(kKinds, kind); }

std::string_view rule_word(Rule rule) { return word_for(kRules, rule); }

std::string explanation_text(const Explanation& explanation) {
  std::string text = printable(explanation.id) + "\n" + printable(explanation.title) + "\n";
  for (const ExplainedEntity& entity : explanation.entities) {
    text += "\n" + printable(entity.name) + " (" + std::string(kind_word(entity.kind)) + " " +
            printable(entity.id) + ")\n";
    for (const Evidence& evidence : entity.evidence) text += evidence_line(evidence);
  }
  return text;
}

std::string explanation_json(const Explanation& explanation) {
  json entities = json::array();
  for (const ExplainedEntity& entity : explanation.entities) {
    json mentions = json::array();
    for (const Evidence& evidence : entity.evidence) mentions.push_back(evidence_json(evidence));
    entities.push_back({{"kind", kind_word(entity.kind)},
                        {"id", entity.id},
                        {"name", entity.name},
                        {"mentions", std::move(mentions)}});
  }
  const json document{{"version", 1},
                      {"id", explanation.id},
                      {"title", printable(explanation.title)},
                      {"entities", std::move(entities)}};
  return printable_json(document.dump(2, ' ', false, json::error_handler_t::replace)) + "\n";
}

}  // namespace chancery
