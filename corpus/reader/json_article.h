#pragma once

#include <simdjson.h>

#include "corpus/article.h"

namespace chancery {

/// What a report is made of in JSON goes by many names: those in common use, of IPTC's ninjs, of
/// schema.org's NewsArticle, and of GDELT's lists of articles. The first of a row that holds something
/// usable is taken:
///
///   id        id, _id, uid, guid, url, @id; a string or an integer
///   url       url, link, uri, DocumentIdentifier
///   title     title, headline, head, name
///   date      date, published, published_at, pubdate, datePublished, versioncreated, firstcreated,
///             seendate, timestamp; a string, seconds since 1970, milliseconds (beyond 4.1e9, either
///             way), or a number such as 20250902
///   text      body, text, content, body_text, article, articleBody: a string, or paragraphs in an
///             array of strings; else body_xhtml, body_html, content_html: markup; else
///             description_text, description, summary
///   language  language, lang, inLanguage
///   source    source, publisher, outlet, newspaper, copyrightholder, domain, SourceCommonName; a
///             string, or an object with a "name"
///
/// Of a key that stands twice in an object the first counts. The article is not complete().
Article article_of_json(simdjson::dom::object object);

}  // namespace chancery
