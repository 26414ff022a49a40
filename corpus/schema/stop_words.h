#pragma once

#include <array>
#include <string_view>

#include "corpus/text/word_list.h"

namespace chancery::schema {

/// Words that a question may hold but that tell no reports apart. They are indexed, so that
/// phrases ("state of the union") are found, and left out of questions that have other words.
/// "us" is not among them: it is also the term of "U.S.".
inline constexpr std::array<std::string_view, 214> kStopWords{
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "along",
    "already", "also", "although", "always", "am", "among", "an", "and", "another", "any",
    "anybody", "anyone", "anything", "are", "around", "as", "at", "away", "be", "became", "because",
    "become", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "doing", "done", "during", "each", "either", "enough", "even", "ever", "every",
    "everyone", "few", "for", "from", "further", "get", "give", "go", "going", "got", "had", "has",
    "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "last", "less", "let",
    "like", "made", "make", "many", "may", "me", "might", "more", "most", "much", "must", "my",
    "myself", "near", "need", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing",
    "now", "of", "off", "often", "on", "once", "one", "only", "or", "other", "others", "our",
    "ours", "out", "over", "own", "per", "perhaps", "quite", "rather", "really", "said", "same",
    "say", "see", "seem", "seemed", "several", "shall", "she", "should", "since", "so", "some",
    "someone", "something", "still", "such", "than", "that", "the", "their", "theirs", "them",
    "themselves", "then", "there", "these", "they", "this", "those", "through", "thus", "to",
    "today", "together", "too", "toward", "towards", "under", "until", "up", "upon", "very", "was",
    "we", "well", "were", "what", "whatever", "when", "where", "whether", "which", "while", "who",
    "whole", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet",
    "you", "your", "yours", "certain", "concerning", "involve", "involves", "involving", "recent",
    "regarding", "take", "taken", "various", "year", "years"};

constexpr bool is_stop_word(std::string_view folded) { return contains(kStopWords, folded); }

}  // namespace chancery::schema
