#include "search/proximity.h"

#include <string>
#include <vector>

#include "corpus/schema/positions.h"
#include "corpus/text/words.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using schema::Field;

bool holds(const Proximity& wanted, const std::string& text) {
  schema::Positions positions;
  positions.read(schema::encode_positions({}, scan_words(text), true));
  return wanted.holds(positions.text());
}

Proximity phrase(const std::vector<std::string>& words) {
  Proximity wanted(Field::Text, static_cast<std::uint32_t>(words.size()), true);
  for (const std::string& word : words) wanted.add(word);
  return wanted;
}

Proximity near(std::uint32_t window, const std::vector<std::vector<std::string_view>>& words,
               bool is_ordered = false) {
  Proximity wanted(Field::Text, window, is_ordered);
  for (const auto& alternatives : words) wanted.add(alternatives);
  return wanted;
}

TEST_CASE("a phrase stands where its words follow one another", "[proximity]") {
  CHECK(holds(phrase({"gas", "pipeline"}), "The gas pipeline is open."));
  CHECK(holds(phrase({"gas", "pipeline"}), "A pipeline of gas: gas, pipeline"));
  CHECK_FALSE(holds(phrase({"gas", "pipeline"}), "The pipeline gas, the gas and the pipeline."));
  CHECK_FALSE(holds(phrase({"gas", "pipeline"}), "Two gas pipelines are open."));
  CHECK(holds(phrase({"to", "be", "or", "not", "to", "be"}), "It is to be or to be or not to be."));
}

TEST_CASE("one word is there or is not, as it is written", "[proximity]") {
  CHECK(holds(phrase({"talks"}), "Talks were held."));
  CHECK_FALSE(holds(phrase({"talks"}), "They talked, and a talk was given."));
  CHECK_FALSE(holds(phrase({"talks"}), ""));
}

TEST_CASE("words are near within a window, in any order", "[proximity]") {
  CHECK(holds(near(4, {{"gas"}, {"iran"}}), "Gas was sold to nobody but Iran, and Iran has gas."));
  CHECK(holds(near(3, {{"gas"}, {"iran"}}), "Iran has gas."));
  CHECK_FALSE(holds(near(2, {{"gas"}, {"iran"}}), "Iran has gas."));
  CHECK(holds(near(5, {{"a"}, {"b"}, {"c"}}), "c x b x a"));
  CHECK_FALSE(holds(near(4, {{"a"}, {"b"}, {"c"}}), "c x b x a"));
}

TEST_CASE("an order is kept where one is asked for", "[proximity]") {
  CHECK(holds(near(5, {{"a"}, {"b"}, {"c"}}, true), "b a x b x c"));
  CHECK_FALSE(holds(near(5, {{"a"}, {"b"}, {"c"}}, true), "a c b x x x c"));
  CHECK_FALSE(holds(near(4, {{"a"}, {"b"}, {"c"}}, true), "a x b x c"));
}

TEST_CASE("any of several words may stand in a place", "[proximity]") {
  const Proximity wanted = near(3, {{"gas", "oil"}, {"price", "prices"}});
  CHECK(holds(wanted, "the price of oil"));
  CHECK(holds(wanted, "gas prices"));
  CHECK_FALSE(holds(wanted, "gas and oil, but not the price"));
}

TEST_CASE("every word has a position of its own", "[proximity]") {
  CHECK_FALSE(holds(near(5, {{"oil"}, {"oil"}}), "the oil price"));
  CHECK(holds(near(5, {{"oil"}, {"oil"}}), "oil is oil"));
  // The first can be either, the second must not be taken from the one that can be nothing else.
  CHECK(holds(near(4, {{"oil", "gas"}, {"oil"}}), "oil and gas"));
  CHECK(holds(near(4, {{"oil"}, {"oil", "gas"}}), "gas and oil"));
  CHECK_FALSE(holds(near(6, {{"oil"}, {"oil", "gas"}, {"gas"}}), "gas and oil"));
}

TEST_CASE("of many equal words one too few is found out in no time", "[proximity]") {
  std::string text = "end";
  std::vector<std::vector<std::string_view>> words{{"end"}};
  for (int i = 0; i < 50; ++i) {
    text += " same";
    words.push_back({"same"});
  }
  CHECK(holds(near(60, words), text));
  words.push_back({"same"});
  CHECK_FALSE(holds(near(60, words), text));
}

}  // namespace
}  // namespace chancery
