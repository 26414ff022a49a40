#include "search/digest.h"

#include <algorithm>
#include <array>
#include <utility>

#include <xxhash.h>

namespace chancery {

namespace {

/// The same for the same text, and for no other: a UUID of version 8, whose bits are one's own.
std::string urn_of(const std::string& text) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(text.data(), text.size()));
  hash.digest[6] = static_cast<unsigned char>((hash.digest[6] & 0x0FU) | 0x80U);
  hash.digest[8] = static_cast<unsigned char>((hash.digest[8] & 0x3FU) | 0x80U);
  std::string urn = "urn:uuid:";
  for (std::size_t i = 0; i < sizeof hash.digest; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) urn += '-';
    urn += {kHexDigits[hash.digest[i] >> 4U], kHexDigits[hash.digest[i] & 0xFU]};
  }
  return urn;
}

DigestStart start_of(const LastDigest& last, const IndexState& index) {
  if (index.finished_run == 0) return DigestStart::NoRun;
  if (last.is_damaged) return DigestStart::Damaged;
  if (!last.record || last.record->mark.through_run == 0) return DigestStart::First;
  if (last.record->mark.index != index.identity) return DigestStart::OtherIndex;
  if (last.record->mark.through_run > index.finished_run) return DigestStart::OlderIndex;
  return DigestStart::Continued;
}

/// Before a run has ended the mark stays where it was, for the next digest to tell what is new.
DigestMark mark_of(const DigestHead& head, const LastDigest& last, const IndexState& index) {
  if (head.start != DigestStart::NoRun) return {index.identity, index.finished_run};
  return last.record ? last.record->mark : DigestMark{};
}

}  // namespace

DigestHead next_digest(const SavedSearch& search, const LastDigest& last, const IndexState& index) {
  DigestHead head;
  head.name = search.name;
  head.title = search.title;
  head.arguments = search.arguments;
  head.start = start_of(last, index);
  head.is_other_search = last.record && last.record->arguments != search.arguments;
  head.runs = {0, index.finished_run};
  if (head.start == DigestStart::Continued) head.runs.after = last.record->mark.through_run;
  head.run_ended = index.finished_at;
  head.mark = mark_of(head, last, index);
  head.feed = last.record ? last.record->feed : urn_of(index.identity + '\n' + search.name);
  return head;
}

WantedReports wanted_reports(const DigestHead& head) {
  WantedReports wanted;
  wanted.runs = head.runs;
  if (head.start == DigestStart::First || head.start == DigestStart::Damaged) {
    wanted.most = kFirstReports;
  }
  return wanted;
}

DigestReport digest_report(Hit hit, const DigestHead& head) {
  DigestReport report;
  report.entry = urn_of(head.mark.index + '\0' + hit.id);
  report.id = std::move(hit.id);
  report.title = std::move(hit.title);
  report.date = hit.date;
  report.source = std::move(hit.source);
  report.url = std::move(hit.url);
  report.file = std::move(hit.file);
  report.place = std::move(hit.place);
  report.leaders = std::move(hit.leaders);
  report.countries = std::move(hit.countries);
  report.organisations = std::move(hit.organisations);
  report.snippet = std::move(hit.snippet.text);
  report.updated = head.run_ended;
  return report;
}

}  // namespace chancery
