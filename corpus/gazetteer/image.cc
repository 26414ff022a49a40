#include "corpus/gazetteer/image.h"

#include <algorithm>
#include <bit>
#include <type_traits>

#include "corpus/error.h"

namespace chancery {

namespace {

static_assert(std::is_standard_layout_v<GazetteerImage> &&
              std::is_trivially_default_constructible_v<GazetteerImage>);

class BoundsCheck {
 public:
  explicit BoundsCheck(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <typename T>
  BoundsCheck& operator()(const FlatSpan<T>& table) {
    const auto here = reinterpret_cast<const std::byte*>(&table) - bytes_.data();
    const std::int64_t begin = std::int64_t{here} + table.distance;
    const std::int64_t end = begin + std::int64_t{table.count} * std::int64_t{sizeof(T)};
    holds_ = holds_ && begin >= 0 && end <= static_cast<std::int64_t>(bytes_.size()) &&
             begin % std::int64_t{alignof(T)} == 0;
    return *this;
  }

  BoundsCheck& operator()(const TextIndex& index) {
    holds_ = holds_ && std::has_single_bit(index.slots.size());
    return (*this)(index.texts)(index.slots);
  }

  bool holds() const { return holds_; }

 private:
  std::span<const std::byte> bytes_;
  bool holds_ = true;
};

bool has_its_tables(const GazetteerImage& image, std::span<const std::byte> bytes) {
  BoundsCheck check(bytes);
  check(image.beginnings)(image.phrases)(image.leaders)(image.countries)(image.organisations);
  check(image.titles)(image.lexicon.words);
  for (const auto& ids : image.ids) check(ids.index)(ids.entities);
  check(image.leaders_of.index)(image.leaders_of.leaders);
  check(image.namesakes.index)(image.namesakes.namesakes);
  return check.holds() && image.beginnings.size() == image.lexicon.size();
}

}  // namespace

const GazetteerImage& image_in(std::span<const std::byte> bytes) {
  const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
  if (bytes.size() >= sizeof(GazetteerImage) && address % GazetteerImage::kAlignment == 0) {
    const auto& image = *reinterpret_cast<const GazetteerImage*>(bytes.data());
    const bool is_whole = image.mark == GazetteerImage::kMark &&
                          image.version == GazetteerImage::kVersion && image.size == bytes.size();
    if (is_whole && has_its_tables(image, bytes)) return image;
  }
  throw Error(ErrorKind::BadTable, "the program's own gazetteer is damaged",
              "install the program again");
}

}  // namespace chancery
