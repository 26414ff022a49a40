#include "indexer/writing/engine_errors.h"

#include <cerrno>
#include <string_view>
#include <system_error>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

/// Xapian has one kind for every lock that it did not get.
Error no_lock(const Xapian::Error& error) {
  if (error.get_msg().find("already locked") != std::string::npos) {
    return {ErrorKind::IndexLocked, "the index is locked",
            "a program other than chancery-index is writing to it; wait until it has ended"};
  }
  return {ErrorKind::System, "the index could not be locked: " + error.get_msg(),
          "chancery-index must be run by a user who may write there, on a disk that has locks"};
}

bool lacks_table(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  return error.get_type() == std::string_view("DatabaseOpeningError") && reason != nullptr &&
         reason == std::generic_category().message(ENOENT);
}

}  // namespace

Error damaged(const std::string& why) {
  return {ErrorKind::IndexDamaged, "the index is damaged: " + why,
          "build it anew: chancery-index --rebuild PATH..."};
}

Error other_schema(const std::string& found) {
  const std::string what =
      found.empty() ? "was not written by chancery-index"
                    : "has schema version " + found + "; this program writes " +
                          std::to_string(schema::kVersion);
  return {ErrorKind::SchemaMismatch, "the index " + what,
          "build it anew: chancery-index --rebuild PATH..."};
}

Error explained(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError") return no_lock(error);
  if (type == "DatabaseCorruptError" || type == "DatabaseNotFoundError" || lacks_table(error)) return damaged(error.get_msg());
  const char* reason = error.get_error_string();
  return {ErrorKind::System,
          "the index could not be written: " + error.get_msg() +
              (reason != nullptr ? std::string(" (") + reason + ")" : std::string()),
          "what was committed before is safe; see to the disk and run chancery-index again"};
}

}  // namespace chancery
