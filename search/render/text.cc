#include "search/render/text.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/text/printable.h"
#include "search/render/copies.h"
#include "search/render/facets_text.h"
#include "search/render/hyperlink.h"
#include "search/render/query.h"
#include "search/render/wrap.h"

namespace chancery {

namespace {

// JSON has all.
constexpr std::size_t kNamesOfHit = 6;
constexpr std::size_t kLeastWidth = 40;

class TextRenderer {
 public:
  TextRenderer(const SearchPage& page, const TextStyle& style)
      : page_(page),
        style_(style),
        color_(style.color),
        width_(std::max(style.width, kLeastWidth)),
        rank_width_(page.hits.empty() ? 0 : std::to_string(page.hits.back().rank).size()),
        indent_(rank_width_ + 2) {}

  std::string run() {
    for (const Hit& hit : page_.hits) add_hit(hit);
    out_ += facets_text(page_, width_);
    out_ += timeline_text(page_, width_);
    add_total();
    add_suggestions();
    return std::move(out_);
  }

 private:
  void add_hit(const Hit& hit) {
    out_ += padded(std::to_string(hit.rank), rank_width_) + "  ";
    add_title(hit);
    add_line(meta(hit));
    add_line(names("Leaders: ", hit.leaders));
    add_line(names("Countries: ", hit.countries));
    add_line(names("Organisations: ", hit.organisations));
    add_line(copies_line(hit.copies));
    if (!hit.snippet.text.empty()) {
      out_.append(indent_, ' ');
      add_marked(hit.snippet.text, hit.snippet.matches, "\x1b[1;31m");
    }
    out_ += '\n';
  }

  /// Bold as a whole, what was asked for also in red, and each of its lines the same link.
  void add_title(const Hit& hit) {
    const std::string target = style_.links ? link_target(hit.url, hit.file, style_.host) : "";
    std::string on = target.empty() ? "" : link_begin(target, hit.rank);
    std::string off = color_ ? "\x1b[0m" : "";
    if (color_) on += "\x1b[1m";
    if (!target.empty()) off += kLinkEnd;
    const Marking marking{hit.title_matches, color_ ? "\x1b[31m" : "", color_ ? "\x1b[39m" : "", on,
                          off};
    out_ += wrapped(printable_line(hit.title), marking, width_ - indent_, indent_) + "\n";
  }

  static std::string meta(const Hit& hit) {
    std::string line = hit.date ? to_iso({hit.date->day}) : "undated";
    if (!hit.source.empty()) line += " · " + hit.source;
    return line + " · " + hit.id;
  }

  static std::string more(std::size_t count) { return " and " + std::to_string(count) + " more"; }

  static std::string names(std::string_view label, const std::vector<NamedEntity>& entities) {
    std::string line;
    const std::size_t shown = std::min(entities.size(), kNamesOfHit);
    for (const NamedEntity& entity : std::span(entities).first(shown)) {
      line += line.empty() ? label : std::string_view(", ");
      line += entity.name;
    }
    if (entities.size() > shown) line += more(entities.size() - shown);
    return line;
  }

  /// A line of its own below a hit; nothing if it is empty.
  void add_line(std::string_view text) {
    if (text.empty()) return;
    out_.append(indent_, ' ');
    add_marked(printable_line(text), {}, "");
  }

  /// `text` folded to the width, what follows the first line indented.
  void add_marked(std::string_view text, const std::vector<ByteRange>& matches,
                  std::string_view code) {
    const Marking marking{matches, color_ ? code : "", color_ ? "\x1b[0m" : ""};
    out_ += wrapped(text, marking, width_ - indent_, indent_);
    out_ += '\n';
  }

  void add_total() {
    const std::string total = std::to_string(page_.total);
    out_ += page_.exact ? total : "about " + total;
    out_ += page_.total == 1 ? " report matches" : " reports match";
    out_ += page_.exact ? " (exact)" : " (estimated)";
    if (!page_.hits.empty() && page_.hits.size() < page_.total) {
      out_ += ", " + std::to_string(page_.hits.front().rank) + " to " +
              std::to_string(page_.hits.back().rank) + " shown";
    }
    out_ += '\n';
    out_ += query_text(page_);
  }

  void add_suggestions() {
    for (const Suggestion& suggestion : page_.suggestions) {
      out_ += "did you mean: " + printable_line(suggestion.text) + " (" +
              std::to_string(suggestion.reports) +
              (suggestion.reports == 1 ? " report)\n" : " reports)\n");
    }
  }

  const SearchPage& page_;
  const TextStyle& style_;
  bool color_;
  std::size_t width_;
  std::size_t rank_width_;
  std::size_t indent_;
  std::string out_;
};

}  // namespace

std::string render_text(const SearchPage& page, const TextStyle& style) {
  return TextRenderer(page, style).run();
}

}  // namespace chancery
