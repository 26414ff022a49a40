#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// Whether `head`, the first kilobytes of a source, begins a mailbox (mbox): with a line "From ADDRESS
/// DATE" as a mail program writes it.
bool is_mailbox(std::string_view head);

/// Whether it begins one message (.eml): with nothing but header lines, From among them, and either one
/// that only mail has (Message-ID, Received, MIME-Version, Return-Path) or both Date and Subject.
bool is_message(std::string_view head);

/// The messages of a mailbox, or one message, each a report: Subject is the title, From the source,
/// Message-ID the id, Date the date. The text is that of the parts that are shown: of alternatives
/// the plain one, of HTML its text; attachments are left out. Memory is bounded by the longest
/// message that may be a report.
class MailReader final : public Reader {
 public:
  enum class Form { Mailbox, Message };

  MailReader(ByteSource bytes, std::string name, Form form);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  Got read_message();
  Record failed(Got got, const std::string& place);

  ByteSource bytes_;
  std::string name_;
  Form form_;
  std::uint64_t number_ = 0;  // of messages begun
  bool is_over_ = false;
  std::string message_{};
  std::string line_{};
};

}  // namespace chancery
