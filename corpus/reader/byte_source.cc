#include "corpus/reader/byte_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

constexpr std::size_t kBufferBytes = 64U << 10U;

}  // namespace

ByteSource::ByteSource(const std::filesystem::path& file, const ReadLimits& limits)
    : budget_(std::make_shared<ReadBudget>(limits)),
      stream_(budgeted_stream(file_stream(file), budget_, ReadBudget::Kind::Stored)),
      buffer_(kBufferBytes) {}

ByteSource::ByteSource(std::unique_ptr<ByteStream> expanded, std::shared_ptr<ReadBudget> budget,
                       ReadBudget::Kind kind)
    : budget_(std::move(budget)),
      stream_(budgeted_stream(std::move(expanded), budget_, kind)),
      buffer_(kBufferBytes) {}

BadRecord ByteSource::failure(std::string place) const {
  BadRecord why = stream_->failure().value_or(BadRecord{});
  why.place = std::move(place);
  return why;
}

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

Got ByteSource::read_bytes(std::string& out, std::uint64_t count, std::size_t limit) {
  out.clear();
  bool too_long = false;
  while (count > 0) {
    if (!fill(1)) return finished(Got::Cut);
    const std::uint64_t step = std::min<std::uint64_t>(count, end_ - begin_);
    take(static_cast<std::size_t>(step), out, limit, &too_long);
    count -= step;
  }
  return too_long ? Got::TooLong : Got::All;
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
    const std::size_t read = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += read;
    at_end_ = read == 0;
  }
  return end_ > begin_;
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
  if (!has_failed() || std::exchange(told_, true)) return result;
  return Got::Failed;
}

}  // namespace chancery
