#pragma once

namespace chancery {

/// For a program that asks questions, before its first: what is freed is kept for what comes next, where glibc
/// would give large blocks back to the system and fetch them anew, page by page; and the heap's first 256 MB are
/// taken by pages of 2 MB, where the system has them. A question to an index of 430,000 reports touches 30 MB, and
/// to fetch them by pages of 4 kB takes longer than the answer.
void set_up_heap();

}  // namespace chancery
