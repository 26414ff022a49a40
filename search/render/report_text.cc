#include "search/render/report_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <tuple>
#include <vector>

#include "corpus/text/printable.h"
#include "search/render/copies.h"
#include "search/render/hyperlink.h"
#include "search/render/wrap.h"

namespace chancery {

namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::array<const char*, kEntityKinds> kHeadings{"Leaders", "Countries", "Organisations"};

// Each byte of a text has a set of kinds that are mentioned there, a bit each.
using Kinds = std::uint8_t;
constexpr Kinds bit(EntityKind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}

/// Bold, underlined, magenta: they can be told apart together, on light and on dark.
std::string code(Kinds kinds) {
  std::string parts;
  if ((kinds & bit(EntityKind::Leader)) != 0) parts += ";1";
  if ((kinds & bit(EntityKind::Country)) != 0) parts += ";4";
  if ((kinds & bit(EntityKind::Organisation)) != 0) parts += ";35";
  return parts.empty() ? parts : "\x1b[" + parts.substr(1) + "m";
}

std::vector<Mention> mentions_of(const StoredReport& report, Part part) {
  std::vector<Mention> result;
  std::copy_if(report.mentions.begin(), report.mentions.end(), std::back_inserter(result),
               [&](const Mention& mention) { return mention.part == part; });
  return result;
}

/// A title is bold throughout, as leaders are.
std::vector<Kinds> painted(std::size_t bytes, Part part, const std::vector<Mention>& mentions) {
  std::vector<Kinds> kinds(bytes, part == Part::Title ? bit(EntityKind::Leader) : Kinds{0});
  for (const Mention& mention : mentions) {
    for (std::size_t at = mention.begin; at < mention.end; ++at) {
      kinds[at] = static_cast<Kinds>(kinds[at] | bit(mention.kind));
    }
  }
  return kinds;
}

/// `text` with its mentions written out. One that crosses another, neither within, is left out.
std::string with_marks(std::string_view text, std::vector<Mention> mentions) {
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::string out;
  std::vector<const Mention*> open;  // the outermost first
  std::size_t at = 0;
  const auto close_until = [&](std::size_t place) {
    while (!open.empty() && open.back()->end <= place) {
      out.append(text.substr(at, open.back()->end - at));
      out.append("](").append(printable_line(open.back()->id)).append(")");
      at = open.back()->end;
      open.pop_back();
    }
  };
  for (const Mention& mention : mentions) {
    close_until(mention.begin);
    if (!open.empty() && mention.end > open.back()->end) continue;
    out.append(text.substr(at, mention.begin - at)).append("[");
    at = mention.begin;
    open.push_back(&mention);
  }
  close_until(text.size());
  return out.append(text.substr(at));
}

class ReportRenderer {
 public:
  ReportRenderer(const StoredReport& report, const TextStyle& style, bool marks)
      : report_(report), style_(style), marks_(marks), width_(std::max(style.width, kLeastWidth)) {
    if (style.links) target_ = link_target(report.article.url, report.file, style.host);
  }

  std::string run() {
    add_part(Part::Title, report_.article.title);
    add_facts();
    if (!report_.article.text.empty()) {
      out_ += '\n';
      add_part(Part::Text, report_.article.text);
    }
    for (const EntityKind kind : kAllEntityKinds) add_entities(kind);
    if (!report_.copies.empty()) out_ += '\n';
    add_line(copies_line(report_.copies));
    return std::move(out_);
  }

 private:
  void add_part(Part part, const std::string& raw) {
    const std::vector<Mention> mentions = mentions_of(report_, part);
    // As many bytes, so that the places of mentions stay true.
    std::string text = part == Part::Title ? printable_line(raw) : printable(raw);
    if (marks_) text = with_marks(text, mentions);
    const bool is_told_by_color = style_.color && !marks_;
    add_paragraphs(text,
                   painted(text.size(), part, is_told_by_color ? mentions : std::vector<Mention>{}),
                   part == Part::Title);
  }

  void add_paragraphs(std::string_view text, const std::vector<Kinds>& kinds, bool is_title) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (begin > 0) out_ += '\n';
      const auto marks = marks_of(kinds.data() + begin, end - begin, is_title);
      out_ += wrapped_marks(text.substr(begin, end - begin), marks, width_) + "\n";
      begin = end + 1;
    }
  }

  /// The runs of bytes that look the same.
  std::vector<Mark> marks_of(const Kinds* kinds, std::size_t bytes, bool is_title) const {
    std::vector<Mark> marks;
    for (std::size_t begin = 0; begin < bytes;) {
      const Kinds* end = std::find_if(kinds + begin, kinds + bytes,
                                      [&](Kinds other) { return other != kinds[begin]; });
      Mark mark{{begin, static_cast<std::size_t>(end - kinds)}, "", ""};
      if (style_.color) mark.on = code(kinds[begin]);
      if (!mark.on.empty()) mark.off = "\x1b[0m";
      if (is_title && !target_.empty()) {
        mark.on = link_begin(target_, 0) + mark.on;
        mark.off = style_.color ? "\x1b[0m\x1b]8;;\x1b\\" : kLinkEnd;
      }
      if (!mark.on.empty()) marks.push_back(mark);
      begin = mark.range.end;
    }
    return marks;
  }

  void add_facts() {
    const Article& article = report_.article;
    std::string line = article.date ? to_iso(*article.date) : "undated";
    if (!article.source.empty()) line += " · " + article.source;
    if (!article.language.empty()) line += " · " + article.language;
    add_line(line + " · " + article.id);
    if (!article.url.empty()) add_line(article.url);
    add_line(report_.file + (article.place.empty() ? "" : ", " + article.place));
  }

  /// Addresses and paths are for copying: no line of facts is folded.
  void add_line(const std::string& text) {
    if (!text.empty()) out_ += printable_line(text) + "\n";
  }

  void add_entities(EntityKind kind) {
    std::vector<const MentionedEntity*> entities;
    for (const MentionedEntity& entity : report_.entities) {
      if (entity.kind == kind) entities.push_back(&entity);
    }
    if (entities.empty()) return;
    const std::string on = style_.color ? code(bit(kind)) : "";
    out_ += "\n" + on + kHeadings[static_cast<std::size_t>(kind)];
    out_ += on.empty() ? "\n" : "\x1b[0m\n";
    const std::size_t count_width = std::to_string(entities.front()->mentions).size() + 2;
    for (const MentionedEntity* entity : entities) {
      const std::string count = std::to_string(entity->mentions);
      out_.append(count_width - count.size(), ' ').append(count).append("  ");
      out_ += printable_line(entity->name) + " (" + printable_line(entity->id) + ")\n";
    }
  }

  const StoredReport& report_;
  const TextStyle& style_;
  bool marks_;
  std::size_t width_;
  std::string target_;  // of the title's link; empty if it has none
  std::string out_;
};

}  // namespace

std::string render_report(const StoredReport& report, const TextStyle& style, bool marks) {
  return ReportRenderer(report, style, marks).run();
}

}  // namespace chancery
