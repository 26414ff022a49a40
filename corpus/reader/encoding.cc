#include "corpus/reader/encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <iconv.h>
#include <uchardet.h>

#include "corpus/text/utf8.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// What uchardet may find. Others (Mac and DOS code pages, Hungarian by a single quotation mark) it
/// finds wrongly more often than they are; Western Europe's are what clean_text takes.
constexpr std::array kDetected{
    "WINDOWS-1250"sv, "WINDOWS-1251"sv, "WINDOWS-1253"sv, "WINDOWS-1254"sv, "WINDOWS-1255"sv,
    "WINDOWS-1256"sv, "WINDOWS-1257"sv, "WINDOWS-1258"sv, "ISO-8859-2"sv,  "ISO-8859-4"sv,
    "ISO-8859-5"sv,   "ISO-8859-6"sv,   "ISO-8859-7"sv,   "ISO-8859-8"sv,  "ISO-8859-9"sv,
    "KOI8-R"sv,       "GB18030"sv,      "BIG5"sv,         "SHIFT_JIS"sv,   "EUC-JP"sv,
    "EUC-KR"sv,       "UHC"sv,          "EUC-TW"sv,       "ISO-2022-JP"sv, "ISO-2022-KR"sv,
    "TIS-620"sv};

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

/// Of a text in UTF-16 without a mark: most of it is below U+0100.
std::string utf16_by_zeros(std::string_view head) {
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t characters = head.size() / 2;
  if (even > characters * 6 / 10 && odd == 0) return "UTF-16BE";
  if (odd > characters * 6 / 10 && even == 0) return "UTF-16LE";
  return {};
}

/// Bytes above ASCII, and those of them that are no part of a character of UTF-8. A character that is
/// cut off by the end does not count.
struct HighBytes {
  std::size_t all = 0;
  std::size_t strays = 0;
};

HighBytes count_high(std::string_view text) {
  HighBytes bytes;
  std::size_t at = 0;
  for_each_character(text, [&](char32_t, std::string_view character) {
    at += character.size();
    if (!is_high(character.front())) return;
    bytes.all += character.size();
    constexpr std::size_t kLongest = 4;
    if (!is_utf8(character) && text.size() - at >= kLongest) ++bytes.strays;
  });
  return bytes;
}

std::string by_uchardet(std::string_view head) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string_view found = uchardet_get_charset(detector.get());
  const bool is_trusted = std::find(kDetected.begin(), kDetected.end(), found) != kDetected.end();
  return is_trusted ? std::string(found) : std::string();
}

/// iconv's handle.
class Converter {
 public:
  explicit Converter(const std::string& encoding)
      : handle_(iconv_open("UTF-8", encoding.c_str())), unit_(unit_of(encoding)) {}
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  /// Appends `bytes` in UTF-8 and takes them; what is left may be a part of a character, if more is
  /// to come.
  void convert(std::string& bytes, bool is_last, std::string& out) {
    char* from = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      std::array<char, 8192> piece{};
      char* to = piece.data();
      std::size_t room = piece.size();
      const std::size_t result = iconv(handle_, &from, &left, &to, &room);
      out.append(piece.data(), piece.size() - room);
      if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      if (errno == EINVAL && !is_last) break;
      out += kReplacement;
      const std::size_t skipped = std::min(left, unit_);
      from += skipped;
      left -= skipped;
    }
    bytes.erase(0, bytes.size() - left);
  }

 private:
  /// Bytes of what is passed over where it is no character.
  static std::size_t unit_of(std::string_view encoding) {
    if (encoding.starts_with("UTF-16")) return 2;
    return encoding.starts_with("UTF-32") ? 4 : 1;
  }

  iconv_t handle_;
  std::size_t unit_;
};

class DecodedStream final : public ByteStream {
 public:
  DecodedStream(ByteSource bytes, const std::string& encoding)
      : bytes_(std::move(bytes)), converter_(encoding) {}

  std::size_t read(char* to, std::size_t size) override {
    while (at_ == ready_.size() && !is_over_) decode_piece();
    const std::size_t count = std::min(size, ready_.size() - at_);
    std::copy_n(ready_.data() + at_, count, to);
    at_ += count;
    return count;
  }

 private:
  void decode_piece() {
    const std::string_view piece = bytes_.read_piece();
    is_over_ = piece.empty();
    if (bytes_.has_failed()) {
      const BadRecord why = bytes_.failure("");
      fail(why.reason, why.detail);
    }
    ready_.clear();
    at_ = 0;
    undecoded_ += piece;
    converter_.convert(undecoded_, is_over_, ready_);
  }

  ByteSource bytes_;
  Converter converter_;
  std::string undecoded_{};
  std::string ready_{};
  std::size_t at_ = 0;
  bool is_over_ = false;
};

}  // namespace

std::string detect_encoding(std::string_view head) {
  if (head.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (head.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  if (head.find('\0') != std::string_view::npos) return utf16_by_zeros(head);
  const bool has_escapes = head.find("\x1B$") != std::string_view::npos;
  const HighBytes bytes = count_high(head);
  // Stray bytes among good characters are somebody else's quotation, and few are quotation marks.
  constexpr std::size_t kFew = 8;
  const bool is_other =
      bytes.strays >= kFew && bytes.strays * 2 > bytes.all && bytes.strays * 25 > head.size();
  return is_other || has_escapes ? by_uchardet(head) : std::string();
}

bool is_known_encoding(const std::string& encoding) { return Converter(encoding).is_open(); }

ByteSource decoded(ByteSource bytes, const std::string& encoding) {
  auto budget = bytes.budget();
  return {std::make_unique<DecodedStream>(std::move(bytes), encoding), std::move(budget)};
}

std::string decoded_text(std::string_view bytes, const std::string& encoding) {
  std::string left(bytes), out;
  Converter(encoding).convert(left, true, out);
  return out;
}

}  // namespace chancery
