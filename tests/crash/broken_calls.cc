// Laid over the C library with LD_PRELOAD: counts the calls by which a program writes, lets one of them
// fail or the program die at it, and keeps a copy of an index as each commit leaves it. By a library
// and not by a tracer: tracing is forbidden in many a sandbox, and slow.
//
//   BROKEN_BELOW=DIR       only files below DIR count
//   BROKEN_CALL=N          the call that fails, from 1
//   BROKEN_BY=HOW          KILL (before the call is made), TERM (likewise, but the call is made),
//                          ENOSPC (from then on all that takes room on the disk fails, too), EIO or
//                          EINTR
//   BROKEN_COUNT=FILE      where to write, at the end, how many calls there were
//   BROKEN_INDEX=DIR       an index, of which
//   BROKEN_COMMITS=DIR     each commit is copied to: DIR/1, DIR/2 ...

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

struct Plan {
  std::string below = of("BROKEN_BELOW");
  long call = std::atol(of("BROKEN_CALL").c_str());
  std::string by = of("BROKEN_BY");
  std::string count = of("BROKEN_COUNT");
  std::string index = of("BROKEN_INDEX");
  std::string commits = of("BROKEN_COMMITS");

  int error() const { return by == "ENOSPC" ? ENOSPC : by == "EINTR" ? EINTR : EIO; }

 private:
  static std::string of(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  }
};

const Plan& plan() {
  static const Plan* const kPlan = new Plan;  // never destroyed: calls are made to the very end
  return *kPlan;
}

std::atomic<long> calls{0};
thread_local bool is_copying = false;

enum class Takes { Nothing, Room };

/// Whether a call on `path` fails; errno then says why.
bool fails(const std::string& path, Takes takes) {
  if (is_copying || plan().below.empty() || !path.starts_with(plan().below)) return false;
  const long number = ++calls;
  if (plan().call == 0 || number < plan().call) return false;
  if (number > plan().call && (plan().by != "ENOSPC" || takes == Takes::Nothing)) return false;
  if (plan().by == "KILL") {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  if (plan().by == "TERM") {
    kill(getpid(), SIGTERM);
    return false;
  }
  errno = plan().error();
  return true;
}

std::string path_of(int file) {
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t length = readlink(link.c_str(), path.data(), path.size());
  return length < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(length));
}

std::string path_of(int directory, const char* name) {
  return name[0] == '/' || directory == AT_FDCWD ? name : path_of(directory) + "/" + name;
}

/// The C library's own function of this name and type.
template <typename Function>
Function* real(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// A commit of Xapian's, or another generation that answers.
void keep_if_commit(std::string_view renamed_to) {
  static int commits = 0;
  if (is_copying || plan().commits.empty()) return;
  if (!renamed_to.ends_with("/iamglass") && !renamed_to.ends_with("/XAPIANDB")) return;
  // Of what is built in bulk, by several threads at once, nothing answers yet.
  if (renamed_to.find(".bulk") != std::string_view::npos) return;
  is_copying = true;
  fs::copy(plan().index, plan().commits + "/" + std::to_string(++commits),
           fs::copy_options::recursive);
  is_copying = false;
}

__attribute__((destructor)) void tell_count() {
  if (plan().count.empty()) return;
  is_copying = true;
  if (std::FILE* const file = std::fopen(plan().count.c_str(), "w")) {
    std::fprintf(file, "%ld\n", calls.load());
    std::fclose(file);
  }
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  if (fails(path_of(file), Takes::Room)) return -1;
  return real(&write, "write")(file, data, size);
}

ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  if (fails(path_of(file), Takes::Room)) return -1;
  return real(&pwrite, "pwrite")(file, data, size, at);
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  if (fails(path_of(file), Takes::Room)) return -1;
  return real(&pwrite64, "pwrite64")(file, data, size, at);
}

int fsync(int file) {
  if (fails(path_of(file), Takes::Nothing)) return -1;
  return real(&fsync, "fsync")(file);
}

int fdatasync(int file) {
  if (fails(path_of(file), Takes::Nothing)) return -1;
  return real(&fdatasync, "fdatasync")(file);
}

int ftruncate(int file, off_t size) noexcept {
  if (fails(path_of(file), Takes::Nothing)) return -1;
  return real(&ftruncate, "ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
  if (fails(path_of(file), Takes::Nothing)) return -1;
  return real(&ftruncate64, "ftruncate64")(file, size);
}

int rename(const char* from, const char* to) noexcept {
  if (fails(to, Takes::Nothing)) return -1;
  const int result = real(&rename, "rename")(from, to);
  if (result == 0) keep_if_commit(to);
  return result;
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (fails(path, Takes::Room)) return -1;
  return real(&mkdir, "mkdir")(path, mode);
}

int unlink(const char* path) noexcept {
  if (fails(path, Takes::Nothing)) return -1;
  return real(&unlink, "unlink")(path);
}

int rmdir(const char* path) noexcept {
  if (fails(path, Takes::Nothing)) return -1;
  return real(&rmdir, "rmdir")(path);
}

int remove(const char* path) noexcept {
  if (fails(path, Takes::Nothing)) return -1;
  return real(&remove, "remove")(path);
}

int unlinkat(int directory, const char* name, int flags) noexcept {
  if (fails(path_of(directory, name), Takes::Nothing)) return -1;
  return real(&unlinkat, "unlinkat")(directory, name, flags);
}

}  // extern "C"
