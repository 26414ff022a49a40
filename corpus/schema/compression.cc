#include "corpus/schema/compression.h"

#include <memory>
#include <new>
#include <utility>

#include <zstd.h>

namespace chancery::schema {

namespace {

constexpr int kLevel = 3;  // zstd's own default; 1 is a fifth faster and takes four per cent more room

constexpr int kMostWindow = 21;  // 2 MB, the most that kLevel looks back: no frame of ours asks for more
constexpr std::size_t kStep = std::size_t{8} << 10U;  // most reports fit into one

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Made once a thread: it takes longer to make one than to compress a report.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  return context.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMostWindow);
  return context.get();
}

}  // namespace

std::string compressed(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(compressor(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // the only way to fail, with room enough
  frame.resize(size);
  return frame;
}

std::optional<std::string> decompressed(std::string_view frame) {
  ZSTD_DCtx* const context = decompressor();
  ZSTD_DCtx_reset(context, ZSTD_reset_session_only);
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  std::string bytes;
  for (std::size_t room = kStep;; room *= 2) {
    const std::size_t before = bytes.size();
    bytes.resize(before + room);
    ZSTD_outBuffer out{bytes.data() + before, room, 0};
    const std::size_t left = ZSTD_decompressStream(context, &out, &in);
    if (ZSTD_isError(left) != 0) return std::nullopt;
    bytes.resize(before + out.pos);
    if (left == 0) break;                           // the frame has ended
    if (out.pos < room) return std::nullopt;        // it is cut off
  }
  return in.pos == in.size ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace chancery::schema
