#include "corpus/reader/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chancery {

namespace {

class FileStream final : public ByteStream {
 public:
  explicit FileStream(const std::filesystem::path& file)
      // O_NONBLOCK: a named pipe put in the place of a report must not hold up the night's run.
      : file_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    struct stat status {};
    if (file_ < 0 || ::fstat(file_, &status) != 0) {
      fail_by(errno);
    } else if (S_ISDIR(status.st_mode)) {
      fail_by(EISDIR);
    } else if (!S_ISREG(status.st_mode)) {
      fail_by(EINVAL);
    }
  }
  ~FileStream() override {
    if (file_ >= 0) ::close(file_);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    while (!failure()) {
      const ssize_t count = ::read(file_, to, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) fail_by(errno);
    }
    return 0;
  }

 private:
  void fail_by(int code) { fail("unreadable", std::generic_category().message(code)); }

  int file_;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string text) : text_(std::move(text)) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(to, text_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

class BudgetedStream final : public ByteStream {
 public:
  BudgetedStream(std::unique_ptr<ByteStream> stream, std::shared_ptr<ReadBudget> budget,
                 ReadBudget::Kind kind)
      : stream_(std::move(stream)), budget_(std::move(budget)), kind_(kind) {
    take_over(stream_->failure());
  }

  std::size_t read(char* to, std::size_t size) override {
    if (failure()) return 0;
    const std::size_t count = stream_->read(to, size);
    budget_->add(kind_, count);
    take_over(stream_->failure());
    take_over(budget_->overdrawn());
    return failure() ? 0 : count;
  }

 private:
  void take_over(const std::optional<BadRecord>& why) {
    if (why && !failure()) fail(why->reason, why->detail);
  }

  std::unique_ptr<ByteStream> stream_;
  std::shared_ptr<ReadBudget> budget_;
  ReadBudget::Kind kind_;
};

}  // namespace

void ByteStream::fail(std::string reason, std::string detail) {
  failure_ = BadRecord{"", std::move(reason), std::move(detail)};
}

std::unique_ptr<ByteStream> file_stream(const std::filesystem::path& file) {
  return std::make_unique<FileStream>(file);
}

std::unique_ptr<ByteStream> memory_stream(std::string text) {
  return std::make_unique<MemoryStream>(std::move(text));
}

std::unique_ptr<ByteStream> budgeted_stream(std::unique_ptr<ByteStream> stream,
                                            std::shared_ptr<ReadBudget> budget,
                                            ReadBudget::Kind kind) {
  return std::make_unique<BudgetedStream>(std::move(stream), std::move(budget), kind);
}

}  // namespace chancery
