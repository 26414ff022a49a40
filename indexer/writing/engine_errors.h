#pragma once

#include <string>

#include <xapian.h>

#include "corpus/error.h"

namespace chancery {

/// An Error IndexDamaged with what to do about it.
Error damaged(const std::string& why);

/// An Error SchemaMismatch of an index whose version is `found`; empty if it has none.
Error other_schema(const std::string& found);

/// What Xapian threw, as an Error a person can act on: IndexLocked, IndexDamaged or System.
Error explained(const Xapian::Error& error);

/// Runs `action`, which calls Xapian; throws as explained() says.
template <typename Action>
auto translated(Action action) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    throw explained(error);
  }
}

}  // namespace chancery
