#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/expression.h"
#include "search/lexer.h"

namespace chancery {

/// What a lexeme Field stands for. Throws Error Usage for a field that there is not, a name that
/// nobody is known by, or a date that does not exist; `text` is the question it stands in.
Node field_node(std::string_view text, const Lexeme& lexeme, const ResolveName& resolve);

/// What an option --leader or --country stands for; throws as field_node.
Node option_node(EntityKind kind, const std::string& name, const ResolveName& resolve);

/// Words in this order, side by side in a report. REQUIRES: there is one.
Node phrase_node(schema::Field field, std::vector<std::string> words);

/// Words that are written together, as "Franco-German" or "S-400". They are alternatives; but where
/// one has a digit or at most two letters, which say nothing alone, they are a phrase. REQUIRES:
/// there is one.
Node words_node(schema::Field field, std::vector<std::string> words);

}  // namespace chancery
