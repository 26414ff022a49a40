#include "search/lexer.h"

#include <algorithm>

#include "corpus/schema/index_schema.h"
#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "corpus/text/words.h"
#include "search/question.h"

namespace chancery {

namespace {

using Kind = Lexeme::Kind;

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}

bool is_quote(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB;
}

bool is_parenthesis(char32_t c) { return c == U'(' || c == U')'; }

class Lexer {
 public:
  explicit Lexer(std::string_view question) : question_(question) {}

  std::vector<Lexeme> run() {
    while (position_ < question_.size()) scan();
    add(Kind::End, question_.size());
    return std::move(lexemes_);
  }

 private:
  /// The character at `position`; a blank beyond the end.
  Utf8Character at(std::size_t position) const {
    if (position >= question_.size()) return {U' ', 1};
    return decode_utf8(question_, position);
  }

  void scan() {
    const Utf8Character c = at(position_);
    const std::size_t begin = position_;
    if (is_blank(c.value)) {
      position_ += c.bytes;
    } else if (is_parenthesis(c.value)) {
      position_ += c.bytes;
      add(c.value == U'(' ? Kind::Open : Kind::Close, begin);
    } else if (is_quote(c.value)) {
      add_words(Kind::Phrase, begin, scan_quoted());
    } else if (is_negation()) {
      position_ += c.bytes;
      add(Kind::Not, begin);
    } else if (const std::size_t letters = field_letters(); letters > 0) {
      scan_field(letters);
    } else {
      scan_chunk();
    }
  }

  void add(Kind kind, std::size_t begin) { lexemes_.push_back({kind, {begin, position_}}); }

  void add_words(Kind kind, std::size_t begin, std::string_view text) {
    std::vector<std::string> words = folded_words(text);
    if (words.empty()) return;
    lexemes_.push_back({kind, {begin, position_}, std::move(words)});
  }

  /// Reads what stands between quotation marks and leaves the position behind the last.
  std::string_view scan_quoted() {
    const std::size_t mark = position_;
    position_ += at(mark).bytes;
    const std::size_t begin = position_;
    while (position_ < question_.size()) {
      const Utf8Character c = at(position_);
      position_ += c.bytes;
      if (is_quote(c.value)) return question_.substr(begin, position_ - c.bytes - begin);
    }
    throw error_at(question_, {mark, begin}, "this quotation mark is not closed",
                   "close it, or leave it out");
  }

  /// The end of what stands from `position` on without a blank, parenthesis or quotation mark.
  std::size_t chunk_end(std::size_t position) const {
    for (;;) {
      const Utf8Character c = at(position);
      if (is_blank(c.value) || is_parenthesis(c.value) || is_quote(c.value)) return position;
      position += c.bytes;
    }
  }

  std::string_view chunk(std::size_t begin) const {
    return question_.substr(begin, chunk_end(begin) - begin);
  }

  bool is_negation() const {
    if (question_[position_] != '-' || !begins_here()) return false;
    const std::size_t next = position_ + 1;
    const char32_t c = at(next).value;
    if (c == U'(' || is_quote(c)) return true;
    return c != U'-' && next < question_.size() && !folded_words(chunk(next)).empty();
  }

  /// Whether the position stands at the beginning or behind a blank or a parenthesis that opens.
  bool begins_here() const {
    if (position_ == 0 || question_[position_ - 1] == '(') return true;
    std::size_t before = position_ - 1;
    while (before > 0 && (static_cast<unsigned char>(question_[before]) & 0xC0U) == 0x80) --before;
    return is_blank(at(before).value);
  }

  /// How many letters stand before the colon of a field; 0 if no field stands here.
  std::size_t field_letters() const {
    std::size_t colon = position_;
    while (colon < question_.size() && is_ascii_letter(question_[colon])) ++colon;
    if (colon == position_ || colon >= question_.size() || question_[colon] != ':') return 0;
    const char32_t next = at(colon + 1).value;
    return is_blank(next) || next == U'/' || next == U')' ? 0 : colon - position_;
  }

  void scan_field(std::size_t letters) {
    const std::size_t begin = position_;
    Lexeme field{Kind::Field, {begin, begin}};
    field.field = question_.substr(begin, letters);
    position_ += letters + 1;
    field.is_quoted = is_quote(at(position_).value);
    if (field.is_quoted) {
      field.value = scan_quoted();
    } else {
      field.value = chunk(position_);
      position_ += field.value.size();
    }
    field.place.end = position_;
    lexemes_.push_back(std::move(field));
  }

  void scan_chunk() {
    const std::size_t begin = position_;
    const std::string_view text = chunk(begin);
    position_ += text.size();
    if (text == "AND") return add(Kind::And, begin);
    if (text == "OR") return add(Kind::Or, begin);
    if (text == "NOT") return add(Kind::Not, begin);
    add_words(Kind::Words, begin, text);
  }

  std::string_view question_;
  std::vector<Lexeme> lexemes_;
  std::size_t position_ = 0;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view question) { return Lexer(question).run(); }

std::vector<std::string> folded_words(std::string_view text) {
  const Words words = scan_words(text);
  std::vector<std::string> result;
  for (const Word& word : words.words) {
    if (word.folded_bytes <= schema::kMaxWordBytes) result.emplace_back(words.folded_form(word));
  }
  return result;
}

}  // namespace chancery
