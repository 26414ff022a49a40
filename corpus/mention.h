#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery {

/// Numbers below are stored in indexes: never reuse one.
enum class EntityKind : std::uint8_t { Leader = 0, Country = 1 };

/// The rule that made a mention, from strong to weak.
enum class Rule : std::uint8_t {
  Name = 0,     // a full name or an alias
  Title = 1,    // a title beside a name: "President Rahmon"
  Surname = 2,  // a bare surname whose full name stands in the same report
  Demonym = 3,  // "Pakistani"
  Capital = 4,  // "Islamabad"
  Seat = 5,     // a seat of power: "the Kremlin"
  City = 6,     // a city or region that belongs to one country
};

/// Which part of a report a byte range counts in.
enum class Part : std::uint8_t { Title = 0, Text = 1 };

/// One place where a report speaks of an entity: the evidence for a facet.
struct Mention {
  EntityKind kind;
  std::string id;  // "vladimir-putin", "PK"
  Part part;
  std::uint32_t begin;  // bytes [begin, end) of the part
  std::uint32_t end;
  Rule rule;

  bool operator==(const Mention&) const = default;
};

/// An entity that a report speaks of, with how central it is there.
struct EntityCount {
  std::string id;
  std::uint32_t centrality;  // at least 1; its term's wdf in the index

  bool operator==(const EntityCount&) const = default;
};

/// What a report speaks of: most central first, ties by id.
struct Entities {
  std::vector<EntityCount> leaders;
  std::vector<EntityCount> countries;

  bool operator==(const Entities&) const = default;
};

}  // namespace chancery
