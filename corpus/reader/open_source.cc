#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/jsonl_reader.h"
#include "corpus/reader/reader.h"
#include "corpus/reader/sgml_reader.h"
#include "corpus/reader/text_reader.h"
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
    Form{"\x1F\x8B"sv, "a gzip file; unpack it first"},
    Form{"PK\x03\x04"sv, "a zip file or office document; unpack it, or save it as text, first"},
    Form{"BZh"sv, "a bzip2 file; unpack it first"},
    Form{"\xFD"
         "7zXZ\0"sv,
         "an xz file; unpack it first"},
    Form{"\x28\xB5\x2F\xFD"sv, "a zstd file; unpack it first"},
    Form{"7z\xBC\xAF\x27\x1C"sv, "a 7-zip file; unpack it first"},
    Form{"%PDF-"sv, "a PDF document; turn it into text first"},
    Form{"\xD0\xCF\x11\xE0"sv, "an office document; save it as text first"},
    Form{"{\\rtf"sv, "an RTF document; save it as text first"},
    Form{"\x89PNG"sv, "a PNG image"},
    Form{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Form{"GIF8"sv, "a GIF image"},
    Form{"\x7F"
         "ELF"sv,
         "an ELF program"},
};

/// In lower case.
constexpr std::array kOtherForms{
    Form{"<!doctype html", "an HTML page"},
    Form{"<html", "an HTML page"},
    Form{"<head", "an HTML page"},
    Form{"<body", "an HTML page"},
    Form{"<rss", "an RSS feed"},
    Form{"<feed", "an Atom feed"},
    Form{"<nitf", "a NITF document"},
    Form{"<newsitem", "a NewsML document"},
    Form{"<newsmessage", "a NewsML message"},
    Form{"<doc>", "TREC SGML"},
    Form{"<?xml", "an XML document"},
    Form{"<!doctype", "an SGML or XML document"},
    Form{"<!--", "a document with markup"},
    Form{"warc/", "a web archive (WARC)"},
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

/// Why a file that begins with `head` is not read as text of any kind, if it is not.
std::optional<BadRecord> not_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return bad("unsupported-encoding", "in UTF-16; convert it to UTF-8 first");
  }
  if (const Form* form = find_form(kBinaryForms, head)) return bad("not-text", form->detail);
  if (head.find('\0') != std::string_view::npos) {
    return bad("not-text", "binary: it has NUL bytes");
  }
  return std::nullopt;
}

/// Why a file whose text begins with `text` (lower case) is not read, if it is not.
std::optional<BadRecord> other_form(std::string_view text) {
  const Form* form = find_form(kOtherForms, text);
  if (form != nullptr) return bad("unsupported-form", form->detail);
  if (text.starts_with('[') && skip_blanks(text.substr(1)).starts_with('{')) {
    return bad("unsupported-form", "a JSON array; write one report a line instead");
  }
  return std::nullopt;
}

std::unique_ptr<Reader> reject(BadRecord why) {
  return std::make_unique<RejectedSource>(std::move(why));
}

}  // namespace

std::unique_ptr<Reader> open_source(const Source& source) {
  ByteSource bytes(source.file);
  std::string_view head = bytes.peek(ByteSource::kPeekBytes);
  if (!bytes.error().empty()) return reject({"", "unreadable", bytes.error()});
  if (auto why = not_text(head)) return reject(std::move(*why));
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string text = ascii_lower(skip_blanks(head));
  const std::string name = name_in_ids(source.name);
  if (is_reuters(text)) return std::make_unique<SgmlReader>(std::move(bytes), name);
  if (auto why = other_form(text)) return reject(std::move(*why));
  if (text.starts_with('{')) return std::make_unique<JsonlReader>(std::move(bytes), name);
  return std::make_unique<TextReader>(std::move(bytes), name);
}

}  // namespace chancery
