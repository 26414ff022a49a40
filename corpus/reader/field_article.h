#pragma once

#include "corpus/article.h"
#include "corpus/reader/field_names.h"
#include "corpus/reader/field_values.h"

namespace chancery {

/// The article of a record whose fields have names (corpus/reader/field_names.h), not complete().
/// `fields` gives, of a list of names, the first that holds something usable: id(names), line(names),
/// text(names), markup(names), date(names), source(names).
template <typename Fields>
Article article_of_fields(const Fields& fields) {
  Article article;
  article.id = fields.id(field_names::kId);
  article.url = fields.line(field_names::kUrl);
  article.title = fields.line(field_names::kTitle);
  article.text = fields.text(field_names::kText);
  if (article.text.empty()) article.text = fields.markup(field_names::kMarkup);
  if (article.text.empty()) article.text = fields.text(field_names::kSummary);
  article.date = fields.date(field_names::kDate);
  if (article.date) article.date_source = DateSource::Stated;
  if (!article.date) article.date_text = fields.line(field_names::kDate);
  article.language = language_tag(fields.line(field_names::kLanguage));
  article.source = fields.source(field_names::kSource);
  return article;
}

}  // namespace chancery
