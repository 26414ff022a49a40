#include "corpus/reader/pdf_reader.h"

#include <memory>
#include <utility>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "corpus/reader/derived_title.h"
#include "corpus/reader/field_values.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

/// Poppler tells of every oddity on standard error.
void keep_silent(const std::string&, void*) {}

std::string in_utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// Many programs put the name of a file there.
std::string stated_title(const poppler::document& document) {
  const std::string title = clean_line(in_utf8(document.get_title()));
  const bool is_file = title.find(' ') == std::string::npos || title.starts_with("Microsoft Word");
  return is_file || !fits_title(title) ? std::string() : title;
}

std::string text_of(const poppler::document& document) {
  std::string text;
  for (int number = 0; number < document.pages(); ++number) {
    const std::unique_ptr<poppler::page> page(document.create_page(number));
    if (page) text += in_utf8(page->text()) + "\n\n";
  }
  return join_wrapped_lines(clean_text(text));
}

}  // namespace

PdfReader::PdfReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record PdfReader::next() {
  if (std::exchange(is_done_, true)) return End{};
  std::string bytes;
  const Got got = bytes_.read_rest(bytes, bytes_.limits().report_bytes);
  if (got == Got::Failed) return bytes_.failure("");
  if (got == Got::TooLong) return too_large("", bytes_.limits());
  poppler::set_debug_error_function(keep_silent, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return BadRecord{"", "damaged", "It is no whole PDF document."};
  if (document->is_locked()) {
    return BadRecord{"", "encrypted", "It cannot be read without a password."};
  }
  Article article;
  article.text = text_of(*document);
  if (article.text.empty()) {
    return BadRecord{"", "no-text", "It has no layer of text: it may be a scan."};
  }
  article.title = stated_title(*document);
  complete(article, name_);
  return article;
}

}  // namespace chancery
