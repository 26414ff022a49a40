#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "search/document_set.h"

namespace chancery {

/// The documents of a set, without weight.
class DocumentSource : public Xapian::PostingSource {
 public:
  explicit DocumentSource(std::shared_ptr<const DocumentSet> documents);

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  bool at_end() const override { return is_at_end_; }
  Xapian::docid get_docid() const override { return at_; }
  DocumentSource* clone() const override;
  void init(const Xapian::Database& database) override;
  std::string get_description() const override;

 private:
  std::shared_ptr<const DocumentSet> documents_;
  Xapian::doccount size_;
  Xapian::docid at_ = 0;
  bool is_at_end_ = false;
};

/// `query` narrowed to these.
Xapian::Query narrowed_to(std::shared_ptr<const DocumentSet> documents, const Xapian::Query& query);

/// These, weighed by `query`, which all of them match. The same as narrowed_to, but that the documents
/// lead.
Xapian::Query weighed_by(const Xapian::Query& query, std::shared_ptr<const DocumentSet> documents);

}  // namespace chancery
