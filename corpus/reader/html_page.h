#pragma once

#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "corpus/article.h"

namespace chancery {

/// The report that a page of HTML carries: its text without menus, footers, advertisements and what else
/// stands around it; title, date, publisher, language and address as JSON-LD, Open Graph, other meta
/// elements, <time> and the page itself state them, in this order. The author's name, if it is stated,
/// stands above the text. `bytes` are in the encoding that they declare, or detect_encoding finds. The
/// article is not complete(); without title and text if there are none.
Article article_of_html(std::string_view bytes);

/// The text in a piece of HTML, in UTF-8, with all that is in it, a paragraph a line.
std::string html_text(std::string_view markup);

/// Likewise below a node of a tree of HTML, or of XML with paragraphs named as there.
std::string paragraphs_below(const xmlNode* node);

}  // namespace chancery
