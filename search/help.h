#pragma once

#include <span>
#include <string>
#include <string_view>

namespace chancery {

/// What --help says below the options: the query language, facets, examples, exit codes.
std::string help_footer();

/// The query language in short: a row each, those of fields from the table of fields.
std::string query_language();

/// The facets, the examples, the exit codes and the environment.
std::string help_sections();

/// What --help-query says: the query language in full, with examples.
std::string help_query();

/// A question and what it asks for.
struct QueryExample {
  std::string_view question;
  std::string_view meaning;
};

/// The examples of help_query.
std::span<const QueryExample> query_examples();

}  // namespace chancery
