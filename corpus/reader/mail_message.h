#pragma once

#include <optional>
#include <string>
#include <variant>

#include "corpus/article.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The report that a message of mail is (RFC 5322, MIME), as GMime reads it; not complete(). Its place
/// is not set, nor that of a reject: "bad-mail" for what is no message, "encrypted" for one that only
/// its receiver can read.
std::variant<Article, BadRecord> article_of_mail(const std::string& message);

}  // namespace chancery
