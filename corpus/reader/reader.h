#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "corpus/article.h"

namespace chancery {

/// A file of the archive. Paths are the bytes that the system knows them by, and strings: an
/// archive of millions of files is listed in memory, and std::filesystem::path keeps all its parts
/// as well.
struct Source {
  std::string file;           // absolute
  std::string name;           // path within the archive, '/' between folders; ids are made from it
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
};

/// A report, or a whole source, that could not be read. Counted and named, never fatal. Reasons:
///   unreadable            the operating system refused
///   empty                 the source holds nothing
///   not-text              a binary form: a picture, a program ...
///   unsupported-form      text in a form that no reader knows: XML with another root ...
///   too-large             a report longer than ReadLimits allow
///   source-too-large, expands-too-much, too-deep, too-slow
///                         likewise a source; what comes after is not read
///   truncated             it ends before its end
///   damaged               a container, or what was compressed, is broken
///   encrypted             it cannot be read without a password
///   bad-json              no JSON, or no object
///   bad-csv               a row with more or fewer fields than there are columns
///   bad-mail              no message of mail
///   bad-xml               XML that is not well-formed
///   withdrawn             its publisher has taken it back, or holds it back
///   no-text               neither a title nor a text
struct BadRecord {
  std::string place;   // "line 12"; empty for the whole source
  std::string reason;  // a stable code, one of those above
  std::string detail;  // one sentence for a person
};

/// After the last record; what a run shows of how much was read.
struct End {};

/// Gives the reports of one source, one at a time, in their order in the source.
class Reader {
 public:
  using Record = std::variant<Article, BadRecord, End>;

  virtual ~Reader() = default;

  /// The next report or reject; End once and for all after the last. Never throws for what the
  /// source holds.
  virtual Record next() = 0;

  /// How much of the source has been read, to show how far a run has come.
  virtual std::uint64_t bytes_read() const = 0;
};

/// How much a source may cost. What goes beyond is a reject, so that no input can take a night.
struct ReadLimits {
  /// Bytes of one report as read, a line of JSON among them. The longest report of Reuters-21578 has
  /// 16 kB, a day's parliamentary record a few MB.
  std::size_t report_bytes = 16U << 20U;
  std::uint64_t source_bytes = 64ULL << 30U;  // of a file, and of all that comes out of it
  unsigned nesting = 4;                       // containers within containers
  unsigned expansion = 200;  // what comes out of a file, in multiples of its bytes; beyond 64 MB
  std::chrono::seconds reading{600};  // of one source; not what is made of its reports
};

/// Chooses the reader by what the source holds, never by its name. A source that cannot be opened,
/// is empty, or is no text gives one BadRecord and then the end.
std::unique_ptr<Reader> open_source(const Source& source, const ReadLimits& limits = {});

}  // namespace chancery
