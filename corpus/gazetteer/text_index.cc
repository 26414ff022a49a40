#include "corpus/gazetteer/text_index.h"

#include "corpus/gazetteer/text_hash.h"

namespace chancery {

std::uint32_t TextIndex::find(std::string_view text) const { return find(text, text_hash(text)); }

}  // namespace chancery
