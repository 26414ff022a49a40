#pragma once

#include <cstddef>

#include <xapian.h>

#include "corpus/mention.h"

namespace chancery {

/// How answers are ranked: what each sign of a good answer weighs. The figures were chosen with
/// `scripts/evaluate retrieval`; README has what each adds.
///
/// Words are weighed by IneB2 (Amati and van Rijsbergen 2002, as Xapian has it): of the schemes
/// compared (BM25, IneB2, InL2, IfB2, PL2, DPH, DLH and their parameters) the best on questions of a
/// sentence, and as good as any on two or three words if the length of a report counts less there.
namespace ranking {

/// The scheme for a question of so many words that rank, and its parameter c: how much the length of a report
/// counts.
Xapian::IneB2Weight scheme(std::size_t words);
double length_factor(std::size_t words);

/// What a report's leaders, countries and organisations add where the question names one: a part of
/// the weight of a word that is as frequent. How central it is there is its term's frequency.
double entity_factor(EntityKind kind);

/// Two words next to each other in a question add this part of their weight where they stand within
/// kNearWords of a report; less in a long question, which has many such pairs.
double nearness_factor(std::size_t words);
inline constexpr Xapian::termcount kNearWords = 10;
inline constexpr std::size_t kMostForNearness = 32;  // longer questions do without

/// What the newest report gains where newer ones are preferred, of the best answer's weight.
inline constexpr double kRecencyFactor = 0.1;

}  // namespace ranking

}  // namespace chancery
