#include "search/lexer.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "corpus/text/ascii.h"
#include "corpus/text/edit_distance.h"
#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/utf8.h"
#include "corpus/text/words.h"
#include "search/question.h"

namespace chancery {

namespace {

using Kind = Lexeme::Kind;

constexpr std::size_t kLeastPrefix = 2;  // letters; one would stand for a tenth of all words

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}

bool is_quote(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201E) || c == 0xAB || c == 0xBB;
}

/// A star that touches no word is punctuation.
bool has_star_in_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool touches =
        (i > 0 && !is_ascii_blank(text[i - 1]) && text[i - 1] != '*') ||
        (i + 1 < text.size() && !is_ascii_blank(text[i + 1]) && text[i + 1] != '*');
    if (text[i] == '*' && touches) return true;
  }
  return false;
}

Error star_error(std::string_view question, ByteRange place, const std::string& what) {
  return error_at(question, place, what,
                  "sanction* finds the words that begin so; elsewhere leave the star out");
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
      add_phrase(begin);
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

  void add_phrase(std::size_t begin) {
    const std::string_view text = scan_quoted();
    refuse_star_in_quotes(question_, {begin, position_}, text);
    add_words(Kind::Phrase, begin, text);
  }

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
    field.value_begin = position_ + (field.is_quoted ? at(position_).bytes : 0);
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
    if (is_distance_operator(text, "NEAR")) return add_near(begin, text.substr(4), false);
    if (is_distance_operator(text, "ADJ")) return add_near(begin, text.substr(3), true);
    if (auto beginning = prefix_word(question_, {begin, position_})) {
      lexemes_.push_back({Kind::Prefix, {begin, position_}, {std::move(*beginning)}});
      return;
    }
    add_words(Kind::Words, begin, text);
  }

  static bool is_distance_operator(std::string_view text, std::string_view name) {
    return text.starts_with(name) && (text.size() == name.size() || text[name.size()] == '/');
  }

  /// `distance` is "" or "/5".
  void add_near(std::size_t begin, std::string_view distance, bool is_ordered) {
    Lexeme near{Kind::Near, {begin, position_}};
    near.is_ordered = is_ordered;
    near.window = kDefaultWindow;
    if (!distance.empty()) {
      const std::string_view digits = distance.substr(1);
      const auto [end, failure] =
          std::from_chars(digits.data(), digits.data() + digits.size(), near.window);
      const bool is_number = failure == std::errc{} && end == digits.data() + digits.size();
      if (!is_number || near.window < 1 || near.window > kWidestWindow) {
        throw error_at(question_, near.place,
                       "behind the stroke stands a number of words, from 1 to " +
                           std::to_string(kWidestWindow),
                       "as in gas NEAR/5 pipeline; in lower case it is a word like any other");
      }
    }
    lexemes_.push_back(std::move(near));
  }

  std::string_view question_;
  std::vector<Lexeme> lexemes_;
  std::size_t position_ = 0;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view question) { return Lexer(question).run(); }

std::optional<std::string> prefix_word(std::string_view question, ByteRange place) {
  const std::string_view text = question.substr(place.begin, place.end - place.begin);
  if (!has_star_in_word(text) || scan_words(text).words.empty()) return std::nullopt;
  const std::size_t star = text.find('*');
  const ByteRange star_place{place.begin + star, place.begin + star + 1};
  const std::string_view before = text.substr(0, star), behind = text.substr(star + 1);
  const Words words = scan_words(before);
  const bool ends_word = !words.words.empty() && words.words.back().end == before.size();
  if (!ends_word || behind.find('*') != std::string_view::npos ||
      !scan_words(behind).words.empty()) {
    throw star_error(question, star_place, "a star can only stand at the end of a word");
  }
  if (words.words.size() > 1) {
    throw star_error(question, place, "a star stands behind one word, not behind several");
  }
  const std::string_view folded = words.folded_form(words.words.front());
  if (count_characters(folded) < kLeastPrefix) {
    throw star_error(question, place, "at least two letters stand before a star");
  }
  return std::string(folded);
}

void refuse_star_in_quotes(std::string_view question, ByteRange place, std::string_view text) {
  if (!has_star_in_word(text)) return;
  throw star_error(question, place, "no star can stand in quotation marks");
}

std::vector<AskedForms> asked_forms(std::string_view text) {
  const Words words = scan_words(text);
  std::vector<AskedForms> result;
  for (const Word& word : words.words) {
    const std::string_view folded = words.folded_form(word);
    if (word.folded_bytes > schema::kMaxWordBytes && !has_ngrams(folded)) continue;
    const std::string_view written = text.substr(word.begin, word.end - word.begin);
    result.push_back({std::string(folded), is_ascii(written) ? std::string(folded) : lower_case(written)});
  }
  return result;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> result;
  for (AskedForms& word : asked_forms(text)) result.push_back(std::move(word.folded));
  return result;
}

}  // namespace chancery
