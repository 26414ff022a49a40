#include "corpus/text/words.h"

#include <algorithm>
#include <array>
#include <optional>

#include <utf8proc.h>

#include "corpus/text/ascii.h"
#include "corpus/text/fold.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// What a byte is within a word.
enum class Ascii : std::uint8_t {
  Other,  // no character of a word, or no ASCII
  Upper,
  Lower,
  Caseless,  // a digit or '_'
};

constexpr std::array<Ascii, 256> kAscii = [] {
  std::array<Ascii, 256> kinds{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = Ascii::Upper;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Ascii::Lower;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Ascii::Caseless;
  kinds['_'] = Ascii::Caseless;
  return kinds;
}();

bool is_ascii_upper(char32_t c) { return c < 0x80 && kAscii[c] == Ascii::Upper; }

/// Letters, marks, digits, numbers and connectors, as Xapian::Unicode::is_wordchar has it.
bool is_word_character(char32_t c) {
  if (c < 0x80) return kAscii[c] != Ascii::Other;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_PC;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x201B; }

constexpr char32_t kNoInfix = 0;
constexpr char32_t kIgnored = 0xFFFFFFFF;

/// What a character between two word characters adds to the word: itself, nothing (kIgnored), or
/// the word ends there (kNoInfix). The lists are those of Xapian 1.4, from Unicode's word breaks.
char32_t infix(char32_t before, char32_t c, char32_t after) {
  if ((c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF) return kIgnored;
  if (is_digit(before) && is_digit(after)) {
    static constexpr std::array<char32_t, 11> kInNumbers{
        U',', U'.', U';', 0x037E, 0x0589, 0x060D, 0x07F8, 0x2044, 0xFE10, 0xFE13, 0xFE14};
    return std::find(kInNumbers.begin(), kInNumbers.end(), c) == kInNumbers.end() ? kNoInfix : c;
  }
  if (is_apostrophe(c)) return U'\'';
  return c == U'&' || c == 0xB7 || c == 0x5F4 || c == 0x2027 ? c : kNoInfix;
}

/// Abbreviations of titles, months and the wires that a full stop follows within a sentence.
constexpr std::array<std::string_view, 52> kAbbreviations{
    "adm",  "amb",  "apr",  "aug",    "brig", "bros", "capt", "cmdr", "co",   "col",  "corp",
    "cpl",  "dec",  "dept", "dr",     "feb",  "ft",   "gen",  "gens", "gov",  "hon",  "inc",
    "jan",  "jr",   "jul",  "jun",    "lt",   "ltd",  "maj",  "mar",  "messrs", "mme", "mr",
    "mrs",  "ms",   "mt",   "nov",    "oct",  "pres", "prof", "rep",  "reps", "rev",  "sen",
    "sens", "sep",  "sept", "sgt",    "sr",   "st",   "supt", "vs"};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    result_.words.reserve(text.size() / 6);
    result_.folded.reserve(text.size());
  }

  Words run() {
    while (skip_to_word()) {
      if (!scan_acronym()) scan_word();
      finish_word();
    }
    return std::move(result_);
  }

 private:
  Utf8Character at(std::size_t position) const {
    if (position >= text_.size()) return {U'\n', 1};
    return decode_utf8(text_, position);
  }

  bool skip_to_word() {
    while (position_ < text_.size()) {
      const Utf8Character character = at(position_);
      if (is_word_character(character.value)) {
        begin_ = position_;
        folded_begin_ = result_.folded.size();
        possessive_.reset();
        first_is_upper_ = false;
        upper_ = lower_ = 0;
        return true;
      }
      position_ += character.bytes;
    }
    return false;
  }

  /// Capital letters with full stops between them are one word: "U.S." is "us".
  bool scan_acronym() {
    if (position_ < no_acronym_before_) return false;
    std::size_t p = position_;
    std::size_t letters = 0;
    while (is_ascii_upper(at(p).value)) {
      ++letters;
      ++p;
      if (at(p).value != U'.') break;
      ++p;
    }
    if (letters < 2) return false;
    if (is_word_character(at(p).value)) {
      no_acronym_before_ = p;  // nor does one begin at a later letter of the same run
      return false;
    }
    for (const char c : text_.substr(position_, p - position_)) {
      if (c != '.') append_folded(static_cast<unsigned char>(c), result_.folded);
    }
    upper_ = letters;
    first_is_upper_ = true;
    end_ = position_ = p;
    skip_possessive();
    return true;
  }

  void skip_possessive() {
    const Utf8Character mark = at(position_);
    if (!is_apostrophe(mark.value)) return;
    const Utf8Character letter = at(position_ + mark.bytes);
    if (letter.value != U's' && letter.value != U'S') return;
    const std::size_t after = position_ + mark.bytes + letter.bytes;
    if (!is_word_character(at(after).value)) position_ = after;
  }

  void scan_word() {
    for (;;) {
      const char32_t last = scan_word_characters();
      const Utf8Character between = at(position_);
      const char32_t next = at(position_ + between.bytes).value;
      if (position_ >= text_.size() || !is_word_character(next)) break;
      const char32_t joint = infix(last, between.value, next);
      if (joint == kNoInfix) break;
      if (joint == U'\'') possessive_ = {position_, result_.folded.size()};
      if (joint != kIgnored) append_folded(joint, result_.folded);
      position_ += between.bytes;
    }
    scan_suffix();
    end_ = position_;
    strip_possessive();
  }

  char32_t scan_word_characters() {
    char32_t last = scan_ascii(0);
    for (Utf8Character c = at(position_); is_word_character(c.value); c = at(position_)) {
      append_folded(c.value, result_.folded);
      const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c.value));
      note_case(category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT,
                category == UTF8PROC_CATEGORY_LL);
      position_ += c.bytes;
      last = scan_ascii(c.value);
    }
    return last;
  }

  /// Nearly all that is scanned: a table instead of a call for each character. The last one, or `before` if there is
  /// none.
  char32_t scan_ascii(char32_t before) {
    const std::size_t begin = position_;
    for (; position_ < text_.size(); ++position_) {
      const Ascii kind = kAscii[static_cast<unsigned char>(text_[position_])];
      if (kind == Ascii::Other) break;
      note_case(kind == Ascii::Upper, kind == Ascii::Lower);
    }
    std::string& folded = result_.folded;
    std::size_t end = folded.size();
    folded.append(text_, begin, position_ - begin);
    for (; end < folded.size(); ++end) folded[end] = ascii_lower(folded[end]);
    return position_ > begin ? static_cast<unsigned char>(text_[position_ - 1]) : before;
  }

  void note_case(bool is_upper, bool is_lower) {
    if (is_upper && upper_ + lower_ == 0) first_is_upper_ = true;
    upper_ += is_upper ? 1 : 0;
    lower_ += is_lower ? 1 : 0;
  }

  /// Up to three '+' or '#' that end a word belong to it ("C++"), but not in "fish+chips".
  void scan_suffix() {
    std::size_t p = position_;
    while (p < text_.size() && (text_[p] == '+' || text_[p] == '#')) ++p;
    if (p == position_ || p - position_ > 3 || is_word_character(at(p).value)) return;
    result_.folded += text_.substr(position_, p - position_);
    position_ = p;
  }

  void strip_possessive() {
    if (!possessive_) return;
    const auto [position, folded] = *possessive_;
    if (std::string_view(result_.folded).substr(folded) != "'s") return;
    result_.folded.resize(folded);
    end_ = position;
    if (upper_ + lower_ > 1) (text_[position_ - 1] == 'S' ? upper_ : lower_) -= 1;
  }

  void finish_word() {
    const std::size_t bytes = result_.folded.size() - folded_begin_;
    if (bytes == 0) return;  // an accent that stands alone
    const Case letters = case_of_word();
    const Gap gap = gap_before(letters);
    result_.words.push_back({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end_),
                             static_cast<std::uint32_t>(folded_begin_),
                             static_cast<std::uint32_t>(bytes), gap, letters});
    last_raw_end_ = position_;
  }

  Case case_of_word() const {
    if (upper_ + lower_ == 0) return Case::None;
    if (lower_ == 0) return upper_ > 1 ? Case::Upper : Case::Capital;
    if (first_is_upper_) return Case::Capital;
    return upper_ > 0 ? Case::Mixed : Case::Lower;
  }

  Gap gap_before(Case letters) const {
    if (result_.words.empty()) return Gap::Sentence;
    const std::string_view between = text_.substr(last_raw_end_, begin_ - last_raw_end_);
    bool spaced = false, marked = false, stopped = false, ended = false;
    for (std::size_t i = 0; i < between.size();) {
      const Utf8Character c = decode_utf8(between, i);
      if (c.value == U'\n') return Gap::Sentence;
      if (is_space(c.value)) {
        spaced = true;
        ended = ended || stopped;
      } else {
        marked = true;
        stopped = stopped || is_sentence_mark(c.value);
      }
      i += c.bytes;
    }
    if (!marked) return follows_acronym() ? Gap::Stop : Gap::Space;
    if (!spaced && is_hyphen(between)) return Gap::Hyphen;
    if (between.front() == '.' && follows_abbreviation()) return Gap::Stop;
    if (!ended || letters == Case::Lower) return Gap::Mark;
    return Gap::Sentence;
  }

  static bool is_sentence_mark(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
  }

  static bool is_hyphen(std::string_view gap) {
    return gap == "-" || gap == "\u2010" || gap == "\u2011" || gap == "\u2013";
  }

  /// "U.S." has its own last full stop.
  bool follows_acronym() const {
    return text_[result_.words.back().end - 1] == '.';
  }

  bool follows_abbreviation() const {
    const Word& last = result_.words.back();
    if (last.letters == Case::Capital && last.end - last.begin == 1) return true;  // an initial
    const std::string_view folded = result_.folded_form(last);
    if (folded == "no") return is_digit(at(begin_).value);  // "No. 10"
    return last.letters != Case::Lower && std::find(kAbbreviations.begin(), kAbbreviations.end(),
                                                    folded) != kAbbreviations.end();
  }

  std::string_view text_;
  Words result_;
  std::size_t position_ = 0;
  std::size_t no_acronym_before_ = 0;
  std::size_t last_raw_end_ = 0;  // of the last word, its possessive ending included
  // the word being scanned
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t folded_begin_ = 0;
  std::optional<std::pair<std::size_t, std::size_t>> possessive_;  // in text and in folded
  bool first_is_upper_ = false;
  std::size_t upper_ = 0;
  std::size_t lower_ = 0;
};

}  // namespace

Words scan_words(std::string_view text) { return Scanner(text).run(); }

}  // namespace chancery
