#include "search/postings.h"

#include <algorithm>
#include <utility>

namespace chancery {

namespace {

std::size_t bytes_of(const PostingList& postings) {
  return postings.size() * (sizeof(Xapian::docid) + sizeof(std::uint16_t));
}

}  // namespace

std::shared_ptr<const PostingList> Postings::of(const std::string& term) {
  if (const auto* const known = known_.find(term)) return *known;
  auto postings = std::make_shared<PostingList>();
  postings->documents.reserve(database_.get_termfreq(term));
  postings->frequencies.reserve(database_.get_termfreq(term));
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    const Xapian::termcount frequency = posting.get_wdf();
    postings->documents.push_back(*posting);
    postings->frequencies.push_back(static_cast<std::uint16_t>(
        std::min<Xapian::termcount>(frequency, PostingList::kMostFrequent)));
    postings->occurrences += frequency;
  }
  const std::size_t bytes = bytes_of(*postings) + term.size();
  return known_.add(term, std::move(postings), bytes);
}

}  // namespace chancery
