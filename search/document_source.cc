#include "search/document_source.h"

#include <algorithm>
#include <utility>

namespace chancery {

DocumentSource::DocumentSource(std::shared_ptr<const DocumentSet> documents)
    : documents_(std::move(documents)), size_(documents_->size()) {}

void DocumentSource::next(double) {
  at_ = documents_->next(at_ + 1);
  is_at_end_ = at_ == 0;
}

void DocumentSource::skip_to(Xapian::docid document, double) {
  at_ = documents_->next(std::max(document, at_));
  is_at_end_ = at_ == 0;
}

DocumentSource* DocumentSource::clone() const { return new DocumentSource(documents_); }

void DocumentSource::init(const Xapian::Database&) {
  at_ = 0;
  is_at_end_ = false;
}

std::string DocumentSource::get_description() const { return "documents"; }

Xapian::Query narrowed_to(std::shared_ptr<const DocumentSet> documents,
                          const Xapian::Query& query) {
  auto* source = new DocumentSource(std::move(documents));
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

Xapian::Query weighed_by(const Xapian::Query& query,
                         std::shared_ptr<const DocumentSet> documents) {
  auto* source = new DocumentSource(std::move(documents));
  return {Xapian::Query::OP_AND_MAYBE, Xapian::Query(source->release()), query};
}

}  // namespace chancery
