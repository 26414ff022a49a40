#include "search/render/digest_atom.h"

#include "corpus/text/printable.h"
#include "corpus/text/utf8.h"
#include "search/render/hyperlink.h"

namespace chancery {

namespace {

/// The characters of XML 1.0; others cannot be written in it, not even as a reference.
bool is_xml(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::string escape_of(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    default:
      return {};
  }
}

/// `text` as it can stand in an element or between quotation marks.
std::string escaped(std::string_view text) {
  std::string allowed;
  for_each_character(text, [&](char32_t value, std::string_view bytes) {
    if (is_xml(value)) allowed += bytes;
  });
  std::string out;
  for_each_character(printable(allowed), [&](char32_t value, std::string_view bytes) {
    const std::string escape = escape_of(value);
    out += escape.empty() ? bytes : std::string_view(escape);
  });
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string categories(const std::vector<NamedEntity>& entities) {
  std::string xml;
  for (const NamedEntity& entity : entities) {
    xml += "    <category term=\"" + escaped(entity.id) + "\" label=\"" + escaped(entity.name) +
           "\"/>\n";
  }
  return xml;
}

/// A day stands for its beginning: a feed knows moments only.
std::string moment(const Date& date) {
  return to_iso({date.day, date.time.value_or(std::chrono::seconds(0))});
}

}  // namespace

std::string digest_atom_head(const DigestHead& head, std::string_view updated) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  " +
         element("id", head.feed) + "  " + element("title", head.title) + "  " +
         element("subtitle", head.understood) + "  " + element("updated", updated) +
         // Of entries whose source is not known.
         "  <author><name>Chancery</name></author>\n" +
         "  <generator version=\"" CHANCERY_VERSION "\">chancery-search</generator>\n";
}

std::string digest_atom_entry(const DigestReport& report) {
  std::string xml = "  <entry>\n    " + element("id", report.entry) + "    " +
                    element("title", report.title) + "    " + element("updated", report.updated);
  if (report.date) xml += "    " + element("published", moment(*report.date));
  if (!report.source.empty()) {
    xml += "    <author><name>" + escaped(report.source) + "</name></author>\n";
  }
  const std::string link = link_target(report.url, "", "");
  if (!link.empty()) xml += "    <link href=\"" + escaped(link) + "\"/>\n";
  xml += categories(report.leaders) + categories(report.countries) + "    " +
         element("summary", report.snippet);
  // An entry must have a link or a content.
  if (link.empty()) xml += "    " + element("content", report.snippet);
  return xml + "  </entry>\n";
}

std::string digest_atom_end() { return "</feed>\n"; }

}  // namespace chancery
