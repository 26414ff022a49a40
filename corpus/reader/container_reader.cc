#include "corpus/reader/container_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <variant>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "corpus/reader/choose_reader.h"
#include "corpus/reader/field_values.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

struct Compression {
  std::string_view beginning;
  int filter;  // libarchive's name for it
};

constexpr std::array kCompressions{Compression{"\x1F\x8B"sv, ARCHIVE_FILTER_GZIP},
                                   Compression{"\xFD"
                                               "7zXZ\0"sv,
                                               ARCHIVE_FILTER_XZ},
                                   Compression{"\x28\xB5\x2F\xFD"sv, ARCHIVE_FILTER_ZSTD}};
constexpr std::array kZip{"PK\x03\x04"sv, "PK\x05\x06"sv};
// Of bzip2, behind "BZh" and a digit: pi, or the square root of pi where there is nothing in it.
constexpr std::array kBzip2{"1AY&SY"sv, "\x17rE8P\x90"sv};
constexpr std::size_t kTarMagicAt = 257;

bool begins_with_any(const auto& beginnings, std::string_view head) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view begin) { return head.starts_with(begin); });
}

/// How what begins with `head` is compressed; ARCHIVE_FILTER_NONE if it is not.
int filter_of(std::string_view head) {
  const bool is_bzip2 = head.starts_with("BZh") && head.size() > 4 &&
                        begins_with_any(kBzip2, head.substr(4));
  if (is_bzip2) return ARCHIVE_FILTER_BZIP2;
  const auto* const found =
      std::find_if(kCompressions.begin(), kCompressions.end(),
                   [&](const Compression& each) { return head.starts_with(each.beginning); });
  return found == kCompressions.end() ? ARCHIVE_FILTER_NONE : found->filter;
}

/// Whether `head` has the sum of a tar file's header: those of 1979 have no other mark.
bool has_tar_sum(std::string_view head) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumSize = 8;
  if (head.size() < kHeader) return false;
  const std::string_view field = trim(head.substr(kSumAt, kSumSize));
  unsigned stated = 0;
  if (std::from_chars(field.data(), field.data() + field.size(), stated, 8).ec != std::errc()) {
    return false;
  }
  unsigned sum = kSumSize * ' ';  // the field counts as blanks
  for (std::size_t at = 0; at < kHeader; ++at) {
    if (at < kSumAt || at >= kSumAt + kSumSize) sum += static_cast<unsigned char>(head[at]);
  }
  return sum == stated;
}

bool is_archive(std::string_view head) {
  const bool is_tar = head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
  return is_tar || begins_with_any(kZip, head) || has_tar_sum(head);
}

la_ssize_t give(archive*, void* bytes, const void** piece) {
  const std::string_view read = static_cast<ByteSource*>(bytes)->read_piece();
  *piece = read.data();
  return static_cast<la_ssize_t>(read.size());
}

std::string message_of(archive* engine) {
  const char* const message = archive_error_string(engine);
  return message == nullptr ? "It cannot be read on." : std::string(message) + ".";
}

/// What a system lays beside the files of a person.
bool is_hidden(std::string_view member) {
  for (std::size_t at = 0; at < member.size();) {
    const std::size_t end = std::min(member.find('/', at), member.size());
    const std::string_view part = member.substr(at, end - at);
    const bool is_step = part == "." || part == "..";
    if ((part.starts_with('.') && !is_step) || part == "__MACOSX") return true;
    at = end + 1;
  }
  return false;
}

/// What such a document begins with, by the programs that write it.
bool is_office_part(std::string_view member) {
  return member == "[Content_Types].xml" || member == "mimetype" || member == "_rels/.rels" ||
         member == "word/document.xml" || member == "xl/workbook.xml" ||
         member == "ppt/presentation.xml";
}

/// Whether `content`, all of it or its beginning, is but a path. In zip files links hold the path they
/// lead to, and that they are links stands only behind all members: so what is one word, as no report
/// is, is taken for one.
bool is_path(std::string_view content) {
  constexpr std::size_t kLongest = 4096;
  constexpr std::string_view kBeginsMarkup = "{[<";
  return !content.empty() && content.size() < kLongest &&
         kBeginsMarkup.find(content.front()) == std::string_view::npos &&
         std::all_of(content.begin(), content.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/// As long as it lives, this thread's encoding is UTF-8: libarchive turns names that are stated to be in
/// UTF-8 into it, and gives none where it cannot.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

std::string path_of(archive_entry* entry) {
  const char* const path = archive_entry_pathname(entry);
  std::string_view name = path == nullptr ? "unnamed" : path;
  while (name.starts_with("./")) name.remove_prefix(2);
  return name_in_ids(name);
}

bool is_encrypted(archive_entry* entry) {
  return archive_entry_is_data_encrypted(entry) != 0 ||
         archive_entry_is_metadata_encrypted(entry) != 0;
}

class MemberStream final : public ByteStream {
 public:
  MemberStream(archive* engine, const ByteSource& container)
      : engine_(engine), container_(container) {}

  std::size_t read(char* to, std::size_t size) override {
    if (failure()) return 0;
    const la_ssize_t count = archive_read_data(engine_, to, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (container_.has_failed()) {
      const BadRecord why = container_.failure("");
      fail(why.reason, why.detail);
    } else {
      fail("damaged", message_of(engine_));
    }
    return 0;
  }

 private:
  archive* engine_;
  const ByteSource& container_;
};

}  // namespace

bool is_container(std::string_view head) {
  return is_archive(head) || filter_of(head) != ARCHIVE_FILTER_NONE;
}

struct ContainerReader::Engine {
  explicit Engine(ByteSource& bytes) : handle(archive_read_new()) {
    const int filter = filter_of(bytes.peek(kTarMagicAt));
    // One layer alone is undone here. What comes out, a tar file or something that is compressed again,
    // is read by another reader, so that all of it is counted, whatever is passed over.
    if (filter != ARCHIVE_FILTER_NONE) {
      archive_read_append_filter(handle, filter);
      archive_read_support_format_raw(handle);
      archive_read_support_format_empty(handle);
    } else {
      archive_read_support_format_tar(handle);
      archive_read_set_option(handle, "tar", "read_concatenated_archives", "1");
      archive_read_support_format_zip_streamable(handle);
    }
    is_open = archive_read_open(handle, &bytes, nullptr, give, nullptr) == ARCHIVE_OK;
  }
  ~Engine() { archive_read_free(handle); }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  archive* handle;
  bool is_open = false;
};

ContainerReader::ContainerReader(ByteSource bytes, std::string name, unsigned depth)
    : bytes_(std::make_unique<ByteSource>(std::move(bytes))),
      name_(std::move(name)),
      depth_(depth),
      engine_(std::make_unique<Engine>(*bytes_)) {}

ContainerReader::~ContainerReader() = default;

Reader::Record ContainerReader::next() {
  while (!is_over_) {
    if (inner_) {
      Record record = inner_->next();
      if (!std::holds_alternative<End>(record)) {
        has_given_ = true;
        note_break(record);
        if (!member_.empty()) place_within(member_, record);
        return record;
      }
      inner_.reset();
      if (auto why = pass_over_rest()) return *std::move(why);
      if (is_over_) break;
    }
    if (auto record = begin_member()) return *std::move(record);
  }
  return End{};
}

/// Goes on to the next member. nullopt where there is nothing to tell of it before it is read.
std::optional<Reader::Record> ContainerReader::begin_member() {
  if (!engine_->is_open) return broken();
  const Utf8Locale locale;
  archive_entry* entry = nullptr;
  const int got = archive_read_next_header(engine_->handle, &entry);
  if (got == ARCHIVE_EOF) return is_not_unpacked() ? broken() : ended();
  if (got < ARCHIVE_WARN) return broken();
  is_break_told_ = false;
  const bool is_all = archive_format(engine_->handle) == ARCHIVE_FORMAT_RAW;
  member_ = is_all ? std::string() : path_of(entry);
  if (is_office_document()) return office_document();
  // A tar file gives its own bytes, and makes up none but in holes.
  const bool is_own = !is_all && !is_zip() && archive_entry_sparse_count(entry) == 0;
  counted_as_ = is_own ? ReadBudget::Kind::Counted : ReadBudget::Kind::Expanded;
  const bool is_file = is_all || archive_entry_filetype(entry) == AE_IFREG;
  if (is_file && !is_hidden(member_)) {
    if (is_encrypted(entry)) {
      has_given_ = true;
      return BadRecord{member_, "encrypted", "It cannot be read without a password."};
    }
    open_member();
  }
  return inner_ ? std::nullopt : pass_over_rest();
}

/// Of what only begins like something compressed nothing is taken.
bool ContainerReader::is_not_unpacked() const {
  return archive_filter_code(engine_->handle, 0) != ARCHIVE_FILTER_NONE &&
         archive_filter_bytes(engine_->handle, -1) == 0;
}

/// By the member that comes first.
bool ContainerReader::is_office_document() const {
  return is_zip() && !has_given_ && is_office_part(member_);
}

Reader::Record ContainerReader::office_document() {
  is_over_ = true;
  return BadRecord{"", "unsupported-form",
                   "The file is an office document or e-book; save it as text first."};
}

bool ContainerReader::is_zip() const {
  return (archive_format(engine_->handle) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

/// The bytes of the member in hand that were not read yet.
ByteSource ContainerReader::member_bytes() const {
  return {std::make_unique<MemberStream>(engine_->handle, *bytes_), bytes_->budget(), counted_as_};
}

/// Readies `inner_` for the member, if it is to be read.
void ContainerReader::open_member() {
  const bool is_all = member_.empty();
  ByteSource member = member_bytes();
  const std::string_view head = member.peek(ByteSource::kPeekBytes);
  if (is_zip() && is_path(head)) return;
  const bool is_one_with_it = is_all && is_archive(head);  // .tar.gz is one container, not two
  const unsigned depth = depth_ + (is_one_with_it ? 0 : 1);
  inner_ = choose_reader(std::move(member), is_all ? name_ : name_ + '/' + member_, depth);
}

/// libarchive passes over what was not read of a member without a look at the budget; so it is read.
std::optional<Reader::Record> ContainerReader::pass_over_rest() {
  ByteSource rest = member_bytes();
  while (!rest.read_piece().empty()) {
  }
  auto why = bytes_->budget()->overdrawn();
  if (!why) return std::nullopt;
  is_over_ = true;
  if (is_break_told_) return std::nullopt;
  why->place = member_;
  return why;
}

/// What breaks a member may break the container, which is not told again.
void ContainerReader::note_break(const Record& record) {
  const auto* const bad = std::get_if<BadRecord>(&record);
  const auto overdrawn = bytes_->budget()->overdrawn();
  is_break_told_ = bad != nullptr && (bad->reason == "damaged" ||
                                      (overdrawn && bad->reason == overdrawn->reason));
}

Reader::Record ContainerReader::ended() {
  is_over_ = true;
  if (is_break_told_) return End{};
  if (bytes_->has_failed()) return bytes_->failure(member_);
  if (has_given_) return End{};
  return BadRecord{"", "empty", "There are no files in it."};
}

Reader::Record ContainerReader::broken() {
  is_over_ = true;
  if (is_break_told_) return End{};
  if (bytes_->has_failed()) return bytes_->failure(member_);
  return BadRecord{member_.empty() ? "" : "after " + member_, "damaged",
                   message_of(engine_->handle)};
}

}  // namespace chancery
