#pragma once

#include <array>
#include <string_view>

namespace chancery::schema {

/// Words that a question may hold but that tell no reports apart. They are indexed, so that
/// phrases ("state of the union") are found, and left out of questions that have other words.
/// "us" is not among them: it is also the term of "U.S.".
inline constexpr std::array<std::string_view, 48> kStopWords{
    "a",    "about", "after", "also", "an",   "and",   "any",  "are",  "as",   "at",
    "be",   "been",  "but",   "by",   "did",  "do",    "does", "for",  "from", "had",
    "has",  "have",  "how",   "in",   "is",   "it",    "its",  "of",   "on",   "or",
    "that", "the",   "their", "they", "this", "to",    "was",  "were", "what", "when",
    "where", "which", "who",  "why",  "will", "with",  "would", "there"};

}  // namespace chancery::schema
