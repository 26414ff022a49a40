#include "corpus/reader/mail_message.h"

#include <chrono>
#include <memory>
#include <string_view>
#include <utility>

#include <gmime/gmime.h>

#include "corpus/reader/encoding.h"
#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/numeric_date.h"
#include "corpus/text/clean.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// Parts within parts; those that lie deeper are left out.
constexpr int kMostNested = 64;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};

struct FreeTime {
  void operator()(GDateTime* time) const { g_date_time_unref(time); }
};

/// GMime is set up once, and never torn down: it may be used until the program ends.
void set_up_gmime() {
  static const bool is_done = (g_mime_init(), true);
  static_cast<void>(is_done);
}

std::string line_of(const char* text) {
  return text == nullptr ? std::string() : clean_line(text);
}

Owned<GMimeMessage> parse_message(const std::string& message) {
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

bool is_attachment(GMimeObject* part) {
  GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(part);
  return disposition != nullptr && g_mime_content_disposition_is_attachment(disposition) != FALSE;
}

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != FALSE;
}

/// A part that does not say its charset, or says a wrong one, comes as the bytes that it is.
std::string in_utf8(std::string text) {
  if (is_utf8(text)) return text;
  const std::string encoding = detect_encoding(text);
  return encoding.empty() ? text : decoded_text(text, encoding);
}

std::string text_of_part(GMimeObject* part) {
  const bool is_html = has_type(part, "text", "html");
  if (!is_html && !has_type(part, "text", "plain")) return {};
  const std::unique_ptr<char, FreeText> text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
  if (text == nullptr) return {};
  std::string utf8 = in_utf8(text.get());
  return is_html ? html_text(utf8) : join_wrapped_lines(clean_text(utf8));
}

std::string text_shown(GMimeObject* part, int depth);

/// The plain one of several forms of the same; else the last that has a text, which is the richest.
std::string text_of_alternatives(GMimeMultipart* parts, int depth) {
  std::string last;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    GMimeObject* const part = g_mime_multipart_get_part(parts, i);
    std::string text = text_shown(part, depth);
    if (text.empty()) continue;
    if (has_type(part, "text", "plain")) return text;
    last = std::move(text);
  }
  return last;
}

std::string text_of_all(GMimeMultipart* parts, int depth) {
  std::string all;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    const std::string text = text_shown(g_mime_multipart_get_part(parts, i), depth);
    if (!all.empty() && !text.empty()) all += '\n';
    all += text;
  }
  return all;
}

/// What a reader of the mail would be shown of `part`, in clean paragraphs.
std::string text_shown(GMimeObject* part, int depth) {
  if (part == nullptr || depth > kMostNested || is_attachment(part)) return {};
  if (GMIME_IS_MULTIPART(part)) {
    GMimeMultipart* const parts = GMIME_MULTIPART(part);
    return has_type(part, "multipart", "alternative") ? text_of_alternatives(parts, depth + 1)
                                                      : text_of_all(parts, depth + 1);
  }
  if (GMIME_IS_MESSAGE_PART(part)) {
    GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    return inner == nullptr ? std::string()
                            : text_shown(g_mime_message_get_mime_part(inner), depth + 1);
  }
  return GMIME_IS_TEXT_PART(part) ? text_of_part(part) : std::string();
}

std::optional<Date> date_of(GMimeMessage* message) {
  GDateTime* const stated = g_mime_message_get_date(message);
  if (stated == nullptr) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds{g_date_time_to_unix(stated)}};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  return Date{midnight, instant - midnight};
}

/// The name of whom it is from, else the address.
std::string sender_of(GMimeMessage* message) {
  InternetAddressList* const from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return {};
  InternetAddress* const first = internet_address_list_get_address(from, 0);
  std::string name = line_of(internet_address_get_name(first));
  if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
  return line_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

bool is_encrypted(GMimeObject* part) {
  return part != nullptr && (GMIME_IS_MULTIPART_ENCRYPTED(part) ||
                             has_type(part, "application", "pkcs7-mime"));
}

}  // namespace

std::variant<Article, BadRecord> article_of_mail(const std::string& message) {
  set_up_gmime();
  const Owned<GMimeMessage> parsed = parse_message(message);
  if (parsed == nullptr) return BadRecord{"", "bad-mail", "It is no message of mail."};
  GMimeObject* const body = g_mime_message_get_mime_part(parsed.get());
  if (is_encrypted(body)) {
    return BadRecord{"", "encrypted", "Only its receiver can read the message."};
  }
  Article article;
  article.id = line_of(g_mime_message_get_message_id(parsed.get()));
  article.title = line_of(g_mime_message_get_subject(parsed.get()));
  article.text = text_shown(body, 0);
  const std::string date = line_of(g_mime_object_get_header(GMIME_OBJECT(parsed.get()), "Date"));
  // GMime takes the first of 02/09/2024 for the month.
  if (parse_numeric_date(date)) {
    article.date_text = date;
  } else {
    article.date = date_of(parsed.get());
  }
  if (article.date) article.date_source = DateSource::Stated;
  article.source = sender_of(parsed.get());
  // GMime gives what begins with "Content-" to the body.
  if (body != nullptr) {
    article.language = language_tag(line_of(g_mime_object_get_header(body, "Content-Language")));
  }
  return article;
}

}  // namespace chancery
