#include "corpus/text/repairs.h"

namespace chancery {

namespace {

thread_local RepairCount* innermost = nullptr;

}  // namespace

Repairs& Repairs::operator+=(const Repairs& other) {
  stray_bytes += other.stray_bytes;
  controls += other.controls;
  lost += other.lost;
  return *this;
}

Repairs operator-(Repairs all, const Repairs& earlier) {
  all.stray_bytes -= earlier.stray_bytes;
  all.controls -= earlier.controls;
  all.lost -= earlier.lost;
  return all;
}

RepairCount::RepairCount() : outer_(innermost) { innermost = this; }

RepairCount::~RepairCount() { innermost = outer_; }

void note_repairs(const Repairs& repairs) {
  for (RepairCount* count = innermost; count != nullptr; count = count->outer_) {
    count->repairs_ += repairs;
  }
}

}  // namespace chancery
