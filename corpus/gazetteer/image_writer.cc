#include "corpus/gazetteer/image_writer.h"

#include <cstdint>

namespace chancery {

void ImageWriter::put_bit(std::size_t place, std::size_t bit) {
  bytes_[place + bit / 8] |= std::byte{1} << bit % 8;
}

void ImageWriter::refer(std::size_t place, std::size_t target, std::size_t count) {
  const auto distance = static_cast<std::ptrdiff_t>(target) - static_cast<std::ptrdiff_t>(place);
  put(place + offsetof(FlatSpan<char>, distance), static_cast<std::int32_t>(distance));
  put(place + offsetof(FlatSpan<char>, count), static_cast<std::uint32_t>(count));
}

void ImageWriter::put_text(std::size_t place, std::string_view text) {
  texts_.push_back({place, text});
}

std::vector<std::byte> ImageWriter::finish(std::size_t place_of_size) {
  std::unordered_map<std::string_view, std::size_t> pool;
  pool.reserve(texts_.size());
  for (const TextReference& reference : texts_) {
    const auto [known, is_new] = pool.try_emplace(reference.text, bytes_.size());
    if (is_new) {
      const auto* text = reinterpret_cast<const std::byte*>(reference.text.data());
      bytes_.insert(bytes_.end(), text, text + reference.text.size());
    }
    refer(reference.place, known->second, reference.text.size());
  }
  put(place_of_size, static_cast<std::uint32_t>(bytes_.size()));
  return std::move(bytes_);
}

std::size_t ImageWriter::take_room(std::size_t bytes, std::size_t alignment) {
  const std::size_t place = (bytes_.size() + alignment - 1) / alignment * alignment;
  bytes_.resize(place + bytes);
  return place;
}

}  // namespace chancery
