#include "search/postings.h"

#include <algorithm>
#include <limits>

namespace chancery {

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

std::size_t bytes_of(const PostingList& postings) {
  return postings.size() * (sizeof(Xapian::docid) + sizeof(std::uint16_t));
}

}  // namespace

std::shared_ptr<const PostingList> Postings::of(const std::string& term) {
  const auto known = known_.find(term);
  if (known != known_.end()) return known->second;
  auto postings = std::make_shared<PostingList>();
  postings->documents.reserve(database_.get_termfreq(term));
  postings->frequencies.reserve(database_.get_termfreq(term));
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    postings->documents.push_back(*posting);
    postings->frequencies.push_back(static_cast<std::uint16_t>(std::min<Xapian::termcount>(
        posting.get_wdf(), std::numeric_limits<std::uint16_t>::max())));
  }
  if (bytes_ + bytes_of(*postings) > kMostBytes) {
    known_.clear();
    bytes_ = 0;
  }
  bytes_ += bytes_of(*postings);
  known_.emplace(term, postings);
  return postings;
}

}  // namespace chancery
