#include "corpus/reader/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

constexpr std::size_t kBufferBytes = 64U << 10U;

}  // namespace

ByteSource::ByteSource(const std::filesystem::path& file) : buffer_(kBufferBytes) {
  // O_NONBLOCK: a named pipe put in the place of a report must not hold up the night's run.
  file_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status {};
  if (file_ < 0 || ::fstat(file_, &status) != 0) {
    fail(errno);
  } else if (S_ISDIR(status.st_mode)) {
    fail(EISDIR);
  } else if (!S_ISREG(status.st_mode)) {
    fail(EINVAL);
  }
}

ByteSource::~ByteSource() {
  if (file_ >= 0) ::close(file_);
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      bytes_read_(other.bytes_read_),
      at_end_(other.at_end_),
      told_(other.told_),
      error_(std::move(other.error_)) {}

std::string_view ByteSource::peek(std::size_t count) {
  fill(count);
  return ahead().substr(0, count);
}

std::string_view ByteSource::read_piece() {
  fill(1);
  const std::string_view piece = ahead();
  begin_ = end_;
  return piece;
}

Got ByteSource::read_rest(std::string& out, std::size_t limit) {
  out.clear();
  bool too_long = false;
  if (!fill(1)) return finished(Got::Nothing);
  while (!too_long && fill(1)) take(end_ - begin_, out, limit, &too_long);
  if (too_long) {  // nothing after it is wanted, so nothing after it is read
    begin_ = end_;
    at_end_ = true;
  }
  return finished(too_long ? Got::TooLong : Got::All);
}

Got ByteSource::read_line(std::string& out, std::size_t limit) {
  out.clear();
  bool too_long = false;
  if (!fill(1)) return finished(Got::Nothing);
  while (fill(1)) {
    const std::size_t newline = ahead().find('\n');
    take(std::min(newline, end_ - begin_), out, limit, &too_long);
    if (newline == std::string_view::npos) continue;
    ++begin_;
    return too_long ? Got::TooLong : Got::All;
  }
  return finished(too_long ? Got::TooLong : Got::All);
}

Got ByteSource::read_until(std::initializer_list<std::string_view> markers, std::string& out,
                           std::size_t limit, std::size_t* found) {
  out.clear();
  *found = markers.size();
  const char first = markers.begin()->front();
  std::size_t longest = 0;
  for (const std::string_view marker : markers) longest = std::max(longest, marker.size());
  bool too_long = false;
  if (!fill(1)) return finished(Got::Nothing);
  while (fill(longest)) {
    const std::size_t at = ahead().find(first);
    if (at != 0) {
      take(std::min(at, end_ - begin_), out, limit, &too_long);
      continue;
    }
    const auto* const marker = std::find_if(
        markers.begin(), markers.end(),
        [&](std::string_view candidate) { return starts_with_either_case(ahead(), candidate); });
    if (marker == markers.end()) {
      take(1, out, limit, &too_long);
      continue;
    }
    begin_ += marker->size();
    *found = static_cast<std::size_t>(marker - markers.begin());
    return too_long ? Got::TooLong : Got::All;
  }
  return finished(too_long ? Got::TooLong : Got::Cut);
}

std::string_view ByteSource::ahead() const { return {buffer_.data() + begin_, end_ - begin_}; }

/// Reads until `count` bytes are ahead or the file ends; whether any byte is ahead.
bool ByteSource::fill(std::size_t count) {
  if (end_ - begin_ < count && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  while (!at_end_ && end_ - begin_ < count) {
    end_ += read_some(buffer_.data() + end_, buffer_.size() - end_);
  }
  return end_ > begin_;
}

std::size_t ByteSource::read_some(char* to, std::size_t size) {
  while (true) {
    const ssize_t count = ::read(file_, to, size);
    if (count > 0) {
      bytes_read_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno);
    at_end_ = true;
    return 0;
  }
}

void ByteSource::fail(int code) {
  error_ = std::generic_category().message(code);
  at_end_ = true;
}

void ByteSource::take(std::size_t count, std::string& out, std::size_t limit, bool* too_long) {
  if (*too_long || count > limit - out.size()) {
    *too_long = true;
    out.clear();
  } else {
    out.append(buffer_.data() + begin_, count);
  }
  begin_ += count;
}

/// The result of a step at which the file came to its end: a failure is told once, instead of it.
Got ByteSource::finished(Got result) {
  if (error_.empty() || std::exchange(told_, true)) return result;
  return Got::Failed;
}

}  // namespace chancery
