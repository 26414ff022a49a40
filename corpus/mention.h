#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace chancery {

/// Numbers below are stored in indexes: never reuse one.
enum class EntityKind : std::uint8_t { Leader = 0, Country = 1, Organisation = 2 };
inline constexpr std::size_t kEntityKinds = 3;
inline constexpr std::array<EntityKind, kEntityKinds> kAllEntityKinds{
    EntityKind::Leader, EntityKind::Country, EntityKind::Organisation};

/// The rule that made a mention, from strong to weak.
enum class Rule : std::uint8_t {
  Name = 0,     // a full name or an alias
  Title = 1,    // a title beside a name: "President Rahmon"
  Surname = 2,  // a bare surname whose full name stands in the same report
  Holder = 3,   // a bare surname with a single holder of office at the report's date
  Office = 4,   // an office alone at the report's date: "the Russian president"
  Found = 5,    // a name that no table has, made a leader by the title beside it
  Demonym = 6,  // "Pakistani"
  Capital = 7,  // "Islamabad"
  Seat = 8,     // a seat of power: "the Kremlin"
  City = 9,     // a city or region that belongs to one country
  Spelling = 10,  // a full name in another spelling than the tables'
};

/// How sure a mention made by `rule` is, of 1: the share of right ones among such mentions in
/// reports marked by hand, rounded.
constexpr double confidence(Rule rule) {
  constexpr std::array<double, 11> kConfidence{0.98, 0.95, 0.95, 0.8,  0.85, 0.85,
                                               0.97, 0.95, 0.95, 0.9, 0.9};
  return kConfidence[static_cast<std::size_t>(rule)];
}

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

/// Whether a report is about an entity and does not only mention it: it weighs as much as a mention
/// in the title, and a third of what the most central of its kind does.
constexpr bool is_about(const EntityCount& entity, const EntityCount& most_central) {
  constexpr std::uint32_t kTitleWeight = 4;
  return entity.centrality >= kTitleWeight && entity.centrality * 3 >= most_central.centrality;
}

/// What a report speaks of: most central first, ties by id.
struct Entities {
  std::vector<EntityCount> leaders{};
  std::vector<EntityCount> countries{};
  std::vector<EntityCount> organisations{};

  std::vector<EntityCount>& of(EntityKind kind) {
    if (kind == EntityKind::Leader) return leaders;
    return kind == EntityKind::Country ? countries : organisations;
  }
  const std::vector<EntityCount>& of(EntityKind kind) const {
    return const_cast<Entities*>(this)->of(kind);
  }

  bool operator==(const Entities&) const = default;
};

}  // namespace chancery
