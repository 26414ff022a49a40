#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// A language as Article has it: "en_US" -> "en-us".
std::string language_tag(std::string_view text);

/// A count of seconds, or of milliseconds where so many seconds would be no time of news. The first
/// months of 1970, as milliseconds, are taken for seconds.
std::optional<Date> since_1970(double number);

/// A source's name as ids are made from it: UTF-8 that can be shown and typed. Bytes of no
/// character, and of characters that are not printable, become "%XX"; so does "%" before what looks
/// like one of these, so that two names never come to the same id.
std::string name_in_ids(std::string_view name);

/// The first that is not empty; empty if all are.
std::string first_filled(std::initializer_list<std::string> values);

/// `text` below the name of its author, unless its beginning names them.
std::string below_author(const std::string& text, const std::string& author);

/// "ISLAMABAD, Sept 2" before the text that begins there: "ISLAMABAD, Sept 2 - ...".
std::string after_dateline(const std::string& text, const std::string& dateline);

/// What every reader does last: gives `article` the id `id` if it has none, and the beginning of its
/// text for a title if it has none; tabs in the text become spaces.
void complete(Article& article, std::string_view id);

/// All of a source that is one report into `out`, up to the limit of a report, or `most` bytes; why not,
/// if it cannot be read.
std::optional<BadRecord> read_whole(ByteSource& bytes, std::string& out,
                                    std::size_t most = SIZE_MAX);

/// Puts `outer` before the place of a report or reject: "2025/a.jsonl, line 3".
void place_within(const std::string& outer, Reader::Record& record);

/// The rejects that several readers share.
BadRecord too_large(std::string place, const ReadLimits& limits);
BadRecord no_text(std::string place);

}  // namespace chancery
