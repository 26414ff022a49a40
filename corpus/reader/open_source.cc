#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/choose_reader.h"
#include "corpus/reader/container_reader.h"
#include "corpus/reader/csv_reader.h"
#include "corpus/reader/encoding.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/finished_reader.h"
#include "corpus/reader/html_reader.h"
#include "corpus/reader/json_array_reader.h"
#include "corpus/reader/jsonl_reader.h"
#include "corpus/reader/mail_reader.h"
#include "corpus/reader/pdf_reader.h"
#include "corpus/reader/reader.h"
#include "corpus/reader/sgml_reader.h"
#include "corpus/reader/text_reader.h"
#include "corpus/reader/trec_reader.h"
#include "corpus/reader/warc_reader.h"
#include "corpus/reader/xml_reader.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

/// A source of which nothing can be read.
class RejectedSource : public Reader {
 public:
  explicit RejectedSource(BadRecord why) : record_(std::move(why)) {}
  Record next() override { return std::exchange(record_, End{}); }
  std::uint64_t bytes_read() const override { return 0; }

 private:
  Record record_;
};

struct Form {
  std::string_view beginning;
  std::string_view detail;
};

constexpr std::array kBinaryForms{
    Form{"7z\xBC\xAF\x27\x1C"sv, "a 7-zip file; unpack it first"},
    Form{"\xD0\xCF\x11\xE0"sv, "an office document; save it as text first"},
    Form{"{\\rtf"sv, "an RTF document; save it as text first"},
    Form{"\x89PNG"sv, "a PNG image"},
    Form{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Form{"GIF8"sv, "a GIF image"},
    Form{"\x7F"
         "ELF"sv,
         "an ELF program"},
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Of a page of HTML, in lower case.
constexpr std::array kHtml{"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv};

/// In lower case.
constexpr std::array kOtherForms{
    Form{"<!doctype", "an SGML or XML document"},
    Form{"<!--", "a document with markup"},
};

std::string_view skip_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n\f\v"), text.size()));
}

const Form* find_form(const auto& forms, std::string_view text) {
  const auto* const form = std::find_if(forms.begin(), forms.end(), [&](const Form& candidate) {
    return text.starts_with(candidate.beginning);
  });
  return form == forms.end() ? nullptr : form;
}

/// A report may speak of SGML, so the file must begin with markup, too.
bool is_reuters(std::string_view lower_case_head) {
  const std::string_view head = lower_case_head.substr(0, 4096);
  if (!head.starts_with('<')) return false;
  return head.find("<!doctype lewis") != std::string_view::npos ||
         head.find("<reuters ") != std::string_view::npos ||
         head.find("<reuters>") != std::string_view::npos;
}

BadRecord bad(const char* reason, std::string_view form) {
  return {"", reason, "The file is " + std::string(form) + "."};
}

BadRecord too_deep(const ReadLimits& limits) {
  return {"", "too-deep",
          "It is a container within " + std::to_string(limits.nesting) + " others."};
}

/// Whether what begins with `head` is no text. A few zeros slip into a text, and wires end stories with
/// control characters; they are cleaned away. Of what is compressed a ninth are such.
bool is_binary(std::string_view head) {
  constexpr std::size_t kFew = 8;
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\v\f\r\x1B").find(c) == std::string_view::npos;
  };
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  return zeros * 100 > head.size() || (controls > kFew && controls * 20 > head.size());
}

/// Whether a text that begins with `text` (lower case) is a page of HTML.
bool is_html(std::string_view text) {
  // Comments and a declaration of XML may come first.
  while (text.starts_with("<!--") || text.starts_with("<?xml")) {
    const std::string_view end = text.starts_with("<!--") ? "-->" : "?>";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return false;
    text = skip_blanks(text.substr(at + end.size()));
  }
  return std::any_of(kHtml.begin(), kHtml.end(),
                     [&](std::string_view begin) { return text.starts_with(begin); });
}

bool is_json_array(std::string_view text) {
  return text.starts_with('[') && skip_blanks(text.substr(1)).starts_with('{');
}

/// The encoding to read a file in that begins with `head`: empty for UTF-8. Markup says by itself which
/// it is in, unless it is one of two bytes a character.
std::string encoding_of(std::string_view head) {
  std::string found = detect_encoding(head);
  const bool is_wide = found.starts_with("UTF-");
  return !is_wide && skip_blanks(head).starts_with('<') ? std::string() : found;
}

std::unique_ptr<Reader> text_reader(ByteSource bytes, std::string name) {
  std::string_view head = bytes.peek(ByteSource::kPeekBytes);
  if (bytes.has_failed()) return reject_source(bytes.failure(""));
  if (is_binary(head)) return reject_source(bad("not-text", "binary: it has control characters throughout"));
  if (head.starts_with(kByteOrderMark)) {
    // Here, once: no reader wants it, and simdjson takes it for an error.
    std::string mark;
    bytes.read_bytes(mark, kByteOrderMark.size(), kByteOrderMark.size());
    head = bytes.peek(ByteSource::kPeekBytes);
  }
  const std::string text = ascii_lower(skip_blanks(head));
  if (is_reuters(text)) return std::make_unique<SgmlReader>(std::move(bytes), std::move(name));
  if (is_html(text)) return std::make_unique<HtmlReader>(std::move(bytes), std::move(name));
  if (is_trec(text)) return std::make_unique<TrecReader>(std::move(bytes), std::move(name));
  if (is_xml(text)) return std::make_unique<XmlReader>(std::move(bytes), std::move(name));
  if (const Form* form = find_form(kOtherForms, text)) {
    return reject_source(bad("unsupported-form", form->detail));
  }
  if (text.starts_with('{')) return std::make_unique<JsonlReader>(std::move(bytes), std::move(name));
  if (is_json_array(text)) {
    return std::make_unique<JsonArrayReader>(std::move(bytes), std::move(name));
  }
  if (const auto separator = csv_separator(text)) {
    return std::make_unique<CsvReader>(std::move(bytes), std::move(name), *separator);
  }
  return std::make_unique<TextReader>(std::move(bytes), std::move(name));
}

/// The reader for what says of each part of it which encoding that is in; nullptr if it is no such.
std::unique_ptr<Reader> reader_of_parts(ByteSource& bytes, std::string_view head,
                                        const std::string& name) {
  if (is_mailbox(head)) {
    return std::make_unique<MailReader>(std::move(bytes), name, MailReader::Form::Mailbox);
  }
  if (is_message(head)) {
    return std::make_unique<MailReader>(std::move(bytes), name, MailReader::Form::Message);
  }
  return nullptr;
}

/// Counts only what reading takes of the time that a source may take.
class TimedReader final : public Reader {
 public:
  TimedReader(std::unique_ptr<Reader> reader, std::shared_ptr<ReadBudget> budget)
      : reader_(std::move(reader)), budget_(std::move(budget)) {}

  Record next() override {
    budget_->begin_reading();
    Record record = reader_->next();
    budget_->end_reading();
    return record;
  }
  std::uint64_t bytes_read() const override { return budget_->stored_bytes(); }

 private:
  std::unique_ptr<Reader> reader_;
  std::shared_ptr<ReadBudget> budget_;
};

}  // namespace

std::unique_ptr<Reader> reject_source(BadRecord why) {
  return std::make_unique<RejectedSource>(std::move(why));
}

std::unique_ptr<Reader> choose_reader(ByteSource bytes, std::string name, unsigned depth) {
  std::string_view head = bytes.peek(ByteSource::kPeekBytes);
  if (bytes.has_failed()) return reject_source(bytes.failure(""));
  if (is_container(head) || is_warc(head)) {
    if (depth >= bytes.limits().nesting) return reject_source(too_deep(bytes.limits()));
    if (is_warc(head)) {
      return std::make_unique<WarcReader>(std::move(bytes), std::move(name), depth);
    }
    return std::make_unique<ContainerReader>(std::move(bytes), std::move(name), depth);
  }
  if (head.starts_with("%PDF-")) {
    return std::make_unique<PdfReader>(std::move(bytes), std::move(name));
  }
  if (auto reader = reader_of_parts(bytes, head, name)) return reader;
  if (const Form* form = find_form(kBinaryForms, head)) {
    return reject_source(bad("not-text", form->detail));
  }
  const std::string encoding = encoding_of(head);
  return text_reader(encoding.empty() ? std::move(bytes) : decoded(std::move(bytes), encoding),
                     std::move(name));
}

std::unique_ptr<Reader> open_source(const Source& source, const ReadLimits& limits) {
  ByteSource bytes(source.file, limits);
  const std::shared_ptr<ReadBudget> budget = bytes.budget();
  budget->begin_reading();
  auto reader = choose_reader(std::move(bytes), name_in_ids(source.name), 0);
  budget->end_reading();
  return std::make_unique<FinishedReader>(
      std::make_unique<TimedReader>(std::move(reader), budget), source.name, limits);
}

}  // namespace chancery
