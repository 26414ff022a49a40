#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/date.h"
#include "corpus/text/repairs.h"

namespace chancery {

/// How the date of a report came to be known. Numbers are stored in indexes: never reuse one.
enum class DateSource : std::uint8_t {
  None = 0,      // undated; never given the time of its file
  Stated = 1,    // a header or a date field of the record
  Markup = 2,    // an element of SGML, XML or HTML
  Path = 3,      // the path in the archive, or in a container there
  Dateline = 4,  // where the text begins: "ISLAMABAD, Sept 2 (Reuters) -"; the year may be the path's
};

/// One report as it was read. All text is UTF-8 in NFC without control characters; '\n' stands
/// only between paragraphs of `text`.
struct Article {
  std::string id;           // as the source gives it, else made from the path within the archive
  bool id_derived = false;  // made from the path
  std::string title;
  bool title_derived = false;  // the beginning of the first sentence stands in for a title
  std::string text;
  std::optional<Date> date{};
  DateSource date_source = DateSource::None;
  std::string url;
  std::string source;    // who published it: "Reuters"
  std::string language;  // BCP 47, lower case: "en"; as stated, else as find_language() finds; or empty
  bool language_derived = false;  // found, not stated
  std::string place;     // where in its file it stands: "line 12"; empty if it is the whole file
  Repairs repairs{};     // what of it was broken
  std::string date_text{};  // a stated date that could not be read, until the source is finished
};

}  // namespace chancery
