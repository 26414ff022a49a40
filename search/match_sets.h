#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "search/bounded_map.h"
#include "search/document_set.h"
#include "search/postings.h"

namespace chancery {

/// Finds out which documents match, exactly and without ranking them: the sets of documents of a
/// question's terms are put together as its operators say. Of frequent terms the sets are remembered.
///
/// Of one commit of a database: where it is opened anew, so is this. All throw what Xapian throws.
class MatchSets {
 public:
  explicit MatchSets(Postings& postings)
      : postings_(postings),
        database_(postings.database()),
        last_(database_.get_lastdocid()),
        all_(database_.get_doccount()) {}

  /// The documents that `query` matches.
  DocumentSet of(const Xapian::Query& query);

 private:
  using Query = Xapian::Query;

  static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

  void add(const Query& query, DocumentSet& matches);
  void add_term(const std::string& term, DocumentSet& matches);
  void add_postings(const std::string& term, DocumentSet& matches);
  const DocumentSet& remembered(const std::string& term);
  DocumentSet all_of(const Query& query);
  DocumentSet without(const Query& query);
  DocumentSet narrowed(DocumentSet matches, const Query& query);
  DocumentSet having(const DocumentSet& matches, const std::string& term) const;
  void add_matched(const Query& query, DocumentSet& matches) const;
  Xapian::doccount at_most(const Query& query) const;

  Postings& postings_;
  const Xapian::Database& database_;
  Xapian::docid last_;
  Xapian::doccount all_;
  // By term; "" is every document.
  BoundedMap<std::unordered_map<std::string, DocumentSet>> remembered_{kMostBytes};
};

}  // namespace chancery
