#pragma once

#include <array>
#include <string_view>

/// The names by which the parts of a report go in records of any form (JSON, CSV): those in common use,
/// of IPTC's ninjs, of schema.org's NewsArticle, and of GDELT's lists of articles. Of each the first
/// that holds something usable counts.
namespace chancery::field_names {

inline constexpr std::array<std::string_view, 6> kId{"id", "_id", "uid", "guid", "url", "@id"};
inline constexpr std::array<std::string_view, 4> kUrl{"url", "link", "uri", "DocumentIdentifier"};
inline constexpr std::array<std::string_view, 4> kTitle{"title", "headline", "head", "name"};
inline constexpr std::array<std::string_view, 7> kText{"body",      "text",    "content",     "body_text",
                                                       "article", "articleBody", "content_text"};
inline constexpr std::array<std::string_view, 3> kMarkup{"body_xhtml", "body_html", "content_html"};
inline constexpr std::array<std::string_view, 3> kSummary{"description_text", "description",
                                                          "summary"};
inline constexpr std::array<std::string_view, 9> kDate{
    "date",           "published",    "published_at", "pubdate",  "datePublished",
    "versioncreated", "firstcreated", "seendate",     "timestamp"};
inline constexpr std::array<std::string_view, 3> kLanguage{"language", "lang", "inLanguage"};
inline constexpr std::array<std::string_view, 7> kSource{
    "source",          "publisher", "outlet",          "newspaper",
    "copyrightholder", "domain",    "SourceCommonName"};

}  // namespace chancery::field_names
