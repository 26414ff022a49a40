#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/columns.h"
#include "search/document_set.h"
#include "search/facet_request.h"
#include "search/facet_rows.h"
#include "search/known_names.h"
#include "search/page.h"

namespace chancery {

/// Whether the index has all columns that the requests count.
bool has_columns(Columns& columns, const std::vector<FacetRequest>& requests,
                 std::optional<FacetKind> timeline);

/// Counts the values of documents by the columns of their index: what FacetSpy says of the same ones,
/// in some nanoseconds for each.
class ColumnCounts {
 public:
  ColumnCounts(Columns& columns, const DocumentSet& documents)
      : columns_(columns), documents_(documents) {}

  /// For these: REQUIRES has_columns() of what is asked for.
  Facet facet(const FacetRequest& request, const KnownNames& names) const;
  Timeline timeline(FacetKind unit) const;

 private:
  Facet pair(const FacetRequest& request, const KnownNames& names) const;

  Columns& columns_;
  const DocumentSet& documents_;
};

}  // namespace chancery
