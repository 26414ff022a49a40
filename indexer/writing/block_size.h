#pragma once

namespace chancery {

/// Of the blocks of Xapian's files, in bytes, where an index or a part of one is made; what is there keeps its own.
/// An item takes at most a quarter of a block, and values, of which stored texts and positions are, come in pieces of
/// 2,000 bytes and more. With Xapian's own size, 8,192, nearly each is cut in two: a new phrase takes 1.5 times
/// as long. What is only merged, read once from end to end, is sooner written and read in large ones, too. The price: a
/// night writes 1.6 times the bytes. (The ledger of a build in bulk, which is committed to often, has Xapian's.)
inline constexpr int kBlockBytes = 32'768;

}  // namespace chancery
