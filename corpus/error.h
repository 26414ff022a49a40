#pragma once

#include <stdexcept>
#include <string>

namespace chancery {

/// Why a run stopped. A bad record in an archive is not here: it is data (corpus/reader/reader.h),
/// because one broken report must not stop the night's indexing.
enum class ErrorKind {
  Usage,           // the command line or the question cannot be understood
  ArchiveMissing,  // a path of the archive is not there, or may not be read
  IndexMissing,    // no index in the directory given
  IndexLocked,     // another indexer is writing to it
  SchemaMismatch,  // the index was written under another schema version
  IndexDamaged,    // Xapian reports corruption
  Refused,         // what was asked for would take too much out of the index
  Rejected,        // a report could not be read, and none is to be passed over
  BadTable,        // a gazetteer table has a line that cannot be understood
  System,          // the operating system refused: disk full, permission
};

/// An error that a person must act on. `what()` says what happened, `hint()` what to do next.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& what, std::string hint = {})
      : std::runtime_error(what), kind_(kind), hint_(std::move(hint)) {}

  ErrorKind kind() const noexcept { return kind_; }
  const std::string& hint() const noexcept { return hint_; }  // empty if there is nothing to advise

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// "error: WHAT\nhint: HINT\n", safe for a terminal whatever a path or a question holds.
std::string describe(const Error& error);

/// Exit codes, an interface like any other; README.md has the table.
namespace exit_code {
// chancery-search, as grep has it
inline constexpr int kHits = 0;
inline constexpr int kNoHits = 1;
// chancery-index
inline constexpr int kAll = 0;
inline constexpr int kRejects = 1;  // done, but some reports could not be read
inline constexpr int kLocked = 75;  // another writes to the index; EX_TEMPFAIL of sysexits.h
// both
inline constexpr int kStopped = 2;
}  // namespace exit_code

/// The code with which chancery-index ends after `error`.
int exit_code_of(const Error& error);

/// Why a program ends before it does its work: --help, --version, or bad use.
struct EarlyEnd {
  int exit_code;
  std::string message;  // for standard output if `exit_code` is 0, else for standard error
};

}  // namespace chancery
