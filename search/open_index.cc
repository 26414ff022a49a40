#include "search/open_index.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

#include "corpus/is_gone.h"
#include "corpus/schema/index_layout.h"
#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

std::string build_command(const fs::path& path) {
  return "chancery-index --index " + path.string() + " PATH...";
}

std::string build_anew(const fs::path& path) {
  return "build it anew: remove " + path.string() + ", then " + build_command(path);
}

Error missing(const std::string& what, const fs::path& path) {
  return {ErrorKind::IndexMissing, what, "create one: " + build_command(path)};
}

Error other_version(const fs::path& path, const std::string& version) {
  int number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  return {ErrorKind::SchemaMismatch,
          "the index " + path.string() + " has schema version " + version +
              ", this program reads version " + std::to_string(schema::kVersion),
          number > schema::kVersion
              ? "use the chancery-search of the release whose chancery-index wrote it"
              : build_anew(path)};
}

void check_version(const Xapian::Database& database, const fs::path& path) {
  const std::string version = database.get_metadata(std::string(schema::metadata::kVersion));
  if (version == std::to_string(schema::kVersion)) return;
  if (!version.empty()) throw other_version(path, version);
  if (database.get_doccount() == 0) {
    throw missing("the index " + path.string() + " is empty: nothing was committed to it yet",
                  path);
  }
  throw Error(ErrorKind::SchemaMismatch,
              path.string() + " is a Xapian database, but no index of chancery-index",
              "give the directory of an index: --index DIR");
}

}  // namespace

Error changes_all_the_time(const fs::path& path) {
  return {ErrorKind::System, "the index " + path.string() + " changes all the time",
          "search again when chancery-index has ended"};
}

Xapian::Database open_index(const fs::path& path) {
  if (is_gone(path)) throw missing("there is no index " + path.string(), path);
  Xapian::Database database(schema::current_generation(path).value_or(path).string());
  check_version(database, path);
  return database;
}

Error translated(const Xapian::Error& error, const fs::path& path) {
  const std::string index = "the index " + path.string();
  const std::string reason = ": " + error.get_msg();
  const std::string type = error.get_type();
  if (type == "DatabaseNotFoundError")
    return missing("there is no index in " + path.string(), path);
  if (type == "DatabaseVersionError") {
    return {ErrorKind::SchemaMismatch,
            index + " was written by a version of Xapian that this one cannot read" + reason,
            build_anew(path)};
  }
  const char* cause = error.get_error_string();
  const bool lacks_file = type == "DatabaseOpeningError" && cause != nullptr &&
                          std::string_view(cause) == std::strerror(ENOENT);
  if (lacks_file || type == "DatabaseCorruptError" || type == "SerialisationError") {
    return {ErrorKind::IndexDamaged, index + " is damaged" + reason, build_anew(path)};
  }
  return {ErrorKind::System, "cannot read " + index + reason,
          "see that it is there and that you may read it"};
}

}  // namespace chancery
