#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// Whether `head`, some hundred bytes or more, begins what ContainerReader reads.
bool is_container(std::string_view head);

/// A tar or zip file, compressed by gzip, bzip2, xz or zstd or not, or anything that is so compressed.
/// Its members are read in the order in which they stand, by the readers for what they hold; hidden
/// ones and all that are no regular files are passed over. Nothing is unpacked to the disk. What was
/// compressed more than once counts as so many containers within each other.
/// A report's place begins with its member: "2025/a.jsonl, line 3"; so do ids made of names.
class ContainerReader final : public Reader {
 public:
  ContainerReader(ByteSource bytes, std::string name, unsigned depth);
  ~ContainerReader() override;

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_->bytes_read(); }

 private:
  struct Engine;

  std::optional<Record> begin_member();
  Record ended();
  Record broken();
  bool is_not_unpacked() const;
  bool is_office_document() const;
  Record office_document();
  bool is_zip() const;
  ByteSource member_bytes() const;
  void open_member();
  std::optional<Record> pass_over_rest();
  void note_break(const Record& record);

  // On the heap, for the engine keeps its address.
  std::unique_ptr<ByteSource> bytes_;
  std::string name_;
  unsigned depth_;
  std::unique_ptr<Engine> engine_;
  std::string member_{};            // empty if it is all there is
  ReadBudget::Kind counted_as_ = ReadBudget::Kind::Expanded;  // the bytes of the member
  std::unique_ptr<Reader> inner_{};  // of the member in hand; gone before the engine is
  bool has_given_ = false;
  bool is_break_told_ = false;  // by what was given last
  bool is_over_ = false;
};

}  // namespace chancery
