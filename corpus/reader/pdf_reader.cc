#include "corpus/reader/pdf_reader.h"

#include <algorithm>
#include <array>
#include <climits>
#include <ctime>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "corpus/reader/derived_title.h"
#include "corpus/reader/field_values.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

void say_nothing(const std::string&, void*) {}

/// What poppler finds wrong it would print to standard error.
void silence_poppler() {
  static std::once_flag silenced;
  std::call_once(silenced, [] { poppler::set_debug_error_function(say_nothing, nullptr); });
}

std::string in_utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// Nothing where the page cannot be read.
std::string text_of(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  return in_utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
}

/// Programs put the name of the file there, or of a template.
bool may_be_title(const std::string& text) {
  constexpr std::array kFiles{".doc"sv, ".docx"sv, ".pdf"sv, ".indd"sv, ".qxd"sv,
                              ".qxp"sv, ".rtf"sv,  ".txt"sv, ".odt"sv,  ".dvi"sv};
  const std::string lower = ascii_lower(text);
  const bool is_file = std::any_of(kFiles.begin(), kFiles.end(),
                                   [&](std::string_view end) { return lower.ends_with(end); });
  return !is_file && !lower.starts_with("microsoft ") && !lower.starts_with("untitled") &&
         fits_title(text) && text.find(' ') != std::string::npos;
}

/// PDF is of 1993; a clock that was never set says 1970 or 1980.
std::optional<Date> created(const poppler::document& document) {
  const std::time_t seconds = document.info_date_t("CreationDate");
  const auto date = since_1970(static_cast<double>(seconds));
  const bool is_sane = seconds > 0 && date && date->day.year() >= std::chrono::year{1993};
  return is_sane ? date : std::nullopt;
}

}  // namespace

PdfReader::PdfReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record PdfReader::next() {
  if (std::exchange(is_done_, true)) return End{};
  std::string bytes;
  if (auto why = read_whole(bytes_, bytes, INT_MAX)) return *std::move(why);
  silence_poppler();
  try {
    return read(bytes);
  } catch (const std::exception& error) {
    return BadRecord{"", "damaged", "The PDF cannot be read: " + clean_line(error.what()) + "."};
  }
}

Reader::Record PdfReader::read(const std::string& bytes) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return BadRecord{"", "damaged", "The PDF cannot be read."};
  if (document->is_locked()) {
    return BadRecord{"", "encrypted", "It cannot be read without a password."};
  }
  std::string text;
  for (int page = 0; page < document->pages(); ++page) {
    text += text_of(*document, page) + '\n';
    if (text.size() > bytes_.limits().report_bytes) return too_large("", bytes_.limits());
    if (auto why = bytes_.budget()->overdrawn()) return *std::move(why);
  }
  Article article;
  article.text = join_wrapped_lines(clean_text(text));
  if (article.text.empty()) {
    return BadRecord{"", "no-text", "There is no text in the PDF; its pages may be pictures."};
  }
  article.title = clean_line(in_utf8(document->info_key("Title")));
  if (!may_be_title(article.title)) article.title.clear();
  article.date = created(*document);
  if (article.date) article.date_source = DateSource::Stated;
  complete(article, name_);
  return article;
}

}  // namespace chancery
