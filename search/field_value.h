#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "search/expression.h"
#include "search/lexer.h"

namespace chancery {

/// By what the values of fields are read.
struct Reading {
  const ResolveName& resolve;
  const KnownValues& values;
  std::chrono::year_month_day today;
};

/// What a lexeme Field stands for. Throws Error Usage for a field that there is not, a name that
/// nobody is known by, a source or language that there is not, or a date that does not exist;
/// `text` is the question it stands in.
Node field_node(std::string_view text, const Lexeme& lexeme, const Reading& reading);

/// What an option --leader or --country stands for; throws as field_node.
Node option_node(EntityKind kind, const std::string& name, const Reading& reading);

/// Words in this order, side by side in a report. REQUIRES: there is one.
Node phrase_node(schema::Field field, std::vector<std::string> words);

/// Words that are written together, as "Franco-German" or "S-400". They are alternatives; but where
/// one has a digit or at most two letters, which say nothing alone, they are a phrase. REQUIRES:
/// there is one.
Node words_node(schema::Field field, const std::vector<AskedForms>& words);

}  // namespace chancery
