#pragma once

#include <libxml/tree.h>

#include "corpus/article.h"

namespace chancery {

/// A report in IPTC's NITF 3, also as The New York Times has it in its corpus:
///
///   id        doc-id@id-string
///   title     hl1, else the title of the head
///   date      date.issue@norm, pubdata@date.publication, date.release@norm
///   text      the paragraphs of body.content after the dateline, below the byline; of blocks the one
///             that holds the full text
///   source    pubdata@name, doc.copyright@holder, distributor
///   url       pubdata@ex-ref
///   language  xml:lang of the root or the body
///
/// The article is not complete().
Article article_of_nitf(const xmlNode* root);

}  // namespace chancery
