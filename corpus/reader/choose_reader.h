#pragma once

#include <memory>
#include <string>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The reader for what `bytes` turn out to be. Ids that are made, are made of `name`; `depth`
/// containers are around it.
std::unique_ptr<Reader> choose_reader(ByteSource bytes, std::string name, unsigned depth);

/// A reader of nothing but `why`.
std::unique_ptr<Reader> reject_source(BadRecord why);

}  // namespace chancery
