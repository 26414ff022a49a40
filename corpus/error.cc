#include "corpus/error.h"

#include "corpus/text/printable.h"

namespace chancery {

std::string describe(const Error& error) {
  std::string text = "error: " + printable(error.what()) + "\n";
  if (!error.hint().empty()) text += "hint: " + printable(error.hint()) + "\n";
  return text;
}

int exit_code_of(const Error& error) {
  return error.kind() == ErrorKind::IndexLocked ? exit_code::kLocked : exit_code::kStopped;
}

}  // namespace chancery
