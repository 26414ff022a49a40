#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "search/new_reports.h"
#include "search/page.h"
#include "search/saved_searches.h"

/// What a digest holds: the reports that match a saved search and were added or changed by a run
/// since the last digest of its name. How it looks is elsewhere (search/render/digest_*.h).
namespace chancery {

inline constexpr std::uint32_t kFirstReports = 100;  // of a first digest, at most
inline constexpr std::size_t kFeedEntries = 500;     // of a feed, where a digest has no more

/// Where a digest goes on from.
enum class DigestStart : std::uint8_t {
  First,       // nothing: the newest reports that match
  Damaged,     // the same, since the last digest's own record could not be read
  Continued,   // what the last one went through
  OtherIndex,  // from nothing: the index is another than then
  OlderIndex,  // from nothing: the index is older than the last digest
  NoRun,       // no run of this index has come to its end: nothing is in it yet
};

struct DigestReport {
  std::string entry;  // what a feed knows it by: "urn:uuid:..."
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string source;  // empty if not known
  std::string url;     // as the report states it: not to be trusted
  std::string file;
  std::string place;
  std::vector<NamedEntity> leaders;
  std::vector<NamedEntity> countries;
  std::vector<NamedEntity> organisations;
  std::string snippet;
  std::string updated;  // when the run ended that the digest went through
};

/// How far a digest went.
struct DigestMark {
  std::string index;  // IndexState::identity
  std::uint64_t through_run = 0;
};

/// What the last digest of a name has left for the next.
struct DigestRecord {
  DigestMark mark;
  std::vector<std::string> arguments;
  std::string feed;
  std::vector<DigestReport> reports;  // of its feed, at most kFeedEntries; the latest digest first
};

struct LastDigest {
  std::optional<DigestRecord> record;
  bool is_damaged = false;  // there was a record that cannot be read
};

/// What a digest says beside its reports.
struct DigestHead {
  std::string name;
  std::string title;
  std::vector<std::string> arguments;
  std::string understood;  // in the query language
  DigestStart start = DigestStart::First;
  bool is_other_search = false;  // the name asked something else last time
  RunRange runs{};
  std::string run_ended;    // when `runs.through` did; empty of NoRun
  DigestMark mark;          // for the next digest
  std::string feed;         // "urn:uuid:...", the same in every digest of a name
  std::uint32_t total = 0;  // reports that are new; a first digest can hold fewer
};

/// The head of the next digest of `search`; `understood` and `total` are not known yet.
DigestHead next_digest(const SavedSearch& search, const LastDigest& last, const IndexState& index);

WantedReports wanted_reports(const DigestHead& head);

DigestReport digest_report(Hit hit, const DigestHead& head);

}  // namespace chancery
