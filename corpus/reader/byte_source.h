#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader/byte_stream.h"

namespace chancery {

/// What a reading step came to.
enum class Got {
  All,      // what was asked for
  TooLong,  // it is longer than the limit: passed over, up to its end
  Cut,      // the file ends before the marker
  Nothing,  // the file had ended already
  Failed,   // it must not be read on; failure() says why. After it comes Nothing
};

/// Bytes read forwards once through one buffer, so that memory is bounded by the limits given and
/// never by what they are.
class ByteSource {
 public:
  /// Of `file`, which must be a regular file and no symbolic link; else every step has Failed.
  explicit ByteSource(const std::filesystem::path& file, const ReadLimits& limits = {});

  /// What came out of a container whose bytes are counted in `budget`.
  ByteSource(std::unique_ptr<ByteStream> expanded, std::shared_ptr<ReadBudget> budget,
             ReadBudget::Kind kind = ReadBudget::Kind::Expanded);

  /// The bytes ahead without taking them: `count`, or fewer where the file ends or fails.
  /// Valid until the next step. REQUIRES: count <= kPeekBytes.
  std::string_view peek(std::size_t count);
  static constexpr std::size_t kPeekBytes = 8U << 10U;

  /// The next bytes, as many as are at hand; none where the file ends or fails. Valid until the
  /// next step.
  std::string_view read_piece();

  /// The rest of the file.
  Got read_rest(std::string& out, std::size_t limit);

  /// The next `count` bytes; Cut where the file ends before.
  Got read_bytes(std::string& out, std::uint64_t count, std::size_t limit);

  /// The next line without its newline; the last may lack one.
  Got read_line(std::string& out, std::size_t limit);

  /// The bytes up to the first of `markers`, which is taken, but no part of `out`; `*found` is its
  /// index wherever the result is All or TooLong. Markers are compared without regard to case.
  /// TooLong at the end of the file leaves `*found` at markers.size().
  /// REQUIRES: markers are lower case, begin with the same character, and are no longer than
  /// kPeekBytes.
  Got read_until(std::initializer_list<std::string_view> markers, std::string& out,
                 std::size_t limit, std::size_t* found);

  /// Of the file in the archive.
  std::uint64_t bytes_read() const { return budget_->stored_bytes(); }

  const ReadLimits& limits() const { return budget_->limits(); }
  const std::shared_ptr<ReadBudget>& budget() const { return budget_; }

  /// Whether it could not be opened, or must not be read on, and the reject of that at `place`.
  bool has_failed() const { return stream_->failure().has_value(); }
  BadRecord failure(std::string place) const;

 private:
  std::string_view ahead() const;
  bool fill(std::size_t count);
  void take(std::size_t count, std::string& out, std::size_t limit, bool* too_long);
  Got finished(Got result);

  std::shared_ptr<ReadBudget> budget_;
  std::unique_ptr<ByteStream> stream_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // bytes [begin_, end_) of the buffer are read and not yet taken
  std::size_t end_ = 0;
  bool at_end_ = false;
  bool told_ = false;  // a step has returned Failed
};

}  // namespace chancery
