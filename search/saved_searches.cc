#include "search/saved_searches.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

#include <toml++/toml.h>

#include "corpus/error.h"
#include "corpus/text/ascii.h"
#include "search/options.h"

namespace chancery {

namespace {

constexpr std::size_t kLongestName = 100;

// Options that say what is asked, and nothing of what comes out. A digest has every match, so that
// --like and --recent, which say which are better, have no place either.
constexpr std::array<std::string_view, 10> kOptions{"leader", "country", "organisation", "source",
                                                    "language", "any",   "from",         "to",
                                                    "literal",  "all"};

constexpr const char* kKeys =
    "a saved search has question, title, and of the options leader, country, organisation, source, "
    "language, any, from, to, literal and all";

constexpr const char* kForm =
    "a saved search is a table: [name], and below it lines such as question = \"gas AND energy\"";

Error fault(const std::string& what, const char* hint = kForm) {
  return {ErrorKind::Usage, what, hint};
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
         });
}

/// A value as a person would type it; nullopt of what no option takes.
std::optional<std::string> typed(const toml::node& value) {
  if (const auto* text = value.as_string()) return text->get();
  if (const auto* number = value.as_integer()) return std::to_string(number->get());
  if (const auto* date = value.as_date()) {
    std::ostringstream out;
    out << date->get();
    return out.str();
  }
  return std::nullopt;
}

std::string text_of(const std::string& key, const toml::node& value) {
  const auto* text = value.as_string();
  if (text == nullptr) throw fault(key + " is text", "write it between quotation marks");
  return text->get();
}

void add_option(const std::string& key, const toml::node& value,
                std::vector<std::string>& arguments) {
  if (const auto* is_on = value.as_boolean()) {
    if (is_on->get()) arguments.push_back("--" + key);
  } else if (const auto* list = value.as_array()) {
    for (const toml::node& one : *list) add_option(key, one, arguments);
  } else if (const auto text = typed(value)) {
    arguments.push_back("--" + key + "=" + *text);
  } else {
    throw fault(key + " has a value that no option takes",
                "write text between quotation marks, a number, true or false, or a list of these");
  }
}

/// What the command line makes of the arguments.
Question parsed(const std::vector<std::string>& arguments, std::chrono::year_month_day today) {
  std::vector<const char*> line{"chancery-search"};
  for (const std::string& argument : arguments) line.push_back(argument.c_str());
  SearchOptions options;
  options.question.today = today;
  const auto end = parse_options(static_cast<int>(line.size()), line.data(), options);
  if (end) throw *end;
  return options.question;
}

SavedSearch saved_search(const std::string& name, const toml::node& node,
                         std::chrono::year_month_day today) {
  if (!is_name(name)) {
    throw fault("the name of a saved search is of letters, digits, '-' and '_', at most 100");
  }
  const toml::table* table = node.as_table();
  if (table == nullptr) throw fault("this is no table");
  SavedSearch search{name, name, {}, {}, node.source().begin.line};
  std::optional<std::string> question;
  for (const auto& [toml_key, value] : *table) {
    const std::string key(toml_key.str());
    if (key == "question") {
      question = text_of(key, value);
    } else if (key == "title") {
      search.title = text_of(key, value);
    } else if (std::find(kOptions.begin(), kOptions.end(), key) != kOptions.end()) {
      add_option(key, value, search.arguments);
    } else {
      throw fault(key + " cannot be saved", kKeys);
    }
  }
  // Behind "--" it is words, whatever it begins with.
  if (question) search.arguments.insert(search.arguments.end(), {"--", *question});
  search.question = parsed(search.arguments, today);
  return search;
}

class Reader {
 public:
  explicit Reader(std::chrono::year_month_day today) : today_(today) {}

  void add(const toml::table& file) {
    for (const auto& [key, node] : file) add_search(std::string(key.str()), node);
  }

  /// For a file that is no TOML as a whole: each of its tables alone. A line that begins with '['
  /// begins one; within a value it could only be of a list of lists, which no search has.
  void add_by_table(std::string_view text) {
    std::string piece;
    std::size_t line = 0;
    while (!text.empty()) {
      const std::string_view whole = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(whole.size() + 1, text.size()));
      if (trim(whole).starts_with('[')) {
        add_piece(piece);
        piece.assign(line, '\n');  // so that the parser counts the lines of the file
      }
      piece.append(whole).append("\n");
      ++line;
    }
    add_piece(piece);
  }

  SavedSearches result() {
    std::sort(found_.searches.begin(), found_.searches.end(),
              [](const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; });
    return std::move(found_);
  }

 private:
  void add_piece(const std::string& piece) {
    try {
      add(toml::parse(piece));
    } catch (const toml::parse_error& error) {
      add_fault(error.source().begin.line, name_in(piece),
                describe(fault(std::string(error.description()))));
    }
  }

  void add_search(const std::string& name, const toml::node& node) {
    const std::size_t line = node.source().begin.line;
    try {
      SavedSearch search = saved_search(name, node, today_);
      const auto has_name = [&](const SavedSearch& other) { return other.name == name; };
      if (std::any_of(found_.searches.begin(), found_.searches.end(), has_name)) {
        throw fault("this name is taken by a search above", "call one of them otherwise");
      }
      found_.searches.push_back(std::move(search));
    } catch (const Error& error) {
      add_fault(line, name, describe(error));
    } catch (const EarlyEnd& end) {
      add_fault(line, name, end.message);
    }
  }

  /// What stands in the brackets of its first line; of the lines above all tables nothing.
  static std::string name_in(std::string_view piece) {
    piece = trim(piece);
    if (!piece.starts_with('[')) return {};
    piece = piece.substr(1, piece.find_first_of("]\n", 1) - 1);
    return std::string(piece);
  }

  void add_fault(std::size_t line, const std::string& name, const std::string& what) {
    found_.faults.push_back({line, name, what});
  }

  std::chrono::year_month_day today_;
  SavedSearches found_;
};

}  // namespace

SavedSearches read_saved_searches(std::string_view text, std::chrono::year_month_day today) {
  Reader reader(today);
  try {
    reader.add(toml::parse(text));
  } catch (const toml::parse_error&) {
    reader.add_by_table(text);
  }
  return reader.result();
}

}  // namespace chancery
