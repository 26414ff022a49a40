#include "corpus/text/words.h"

#include <string>
#include <vector>

#include "corpus/text/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"

namespace chancery {
namespace {

std::string folded(std::string_view text) {
  const Words words = scan_words(text);
  std::string result;
  for (const Word& word : words.words) {
    if (!result.empty()) result += ' ';
    result += words.folded_form(word);
  }
  return result;
}

std::vector<Gap> gaps(std::string_view text) {
  std::vector<Gap> result;
  for (const Word& word : scan_words(text).words) result.push_back(word.gap);
  return result;
}

std::vector<std::string> sentence_texts(std::string_view text) {
  std::vector<std::string> result;
  for (const SentenceRange& range : sentences(text, scan_words(text))) {
    result.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return result;
}

TEST_CASE("a word is found whatever its case, accents, apostrophes and possessive", "[words]") {
  CHECK(folded("Putin's PUTIN putin Putin’s PUTIN'S") == "putin putin putin putin putin");
  CHECK(folded("Côte Cote CÔTE") == "cote cote cote");
  CHECK(folded("Erdoğan Łódź Tromsø Straße Ağrı İzmir") == "erdogan lodz tromso strasse agri izmir");
  CHECK(folded("ﬁnance ＡＢＣ") == "finance abc");
  CHECK(folded("the leaders' talks") == "the leaders talks");
  CHECK(folded("Côte d’Ivoire") == "cote d'ivoire");
}

TEST_CASE("an accent written as a character of its own is no part of a word", "[words]") {
  CHECK(folded("Co\u0302te") == "cote");
}

TEST_CASE("scripts other than Latin and Greek keep their marks", "[words]") {
  CHECK(folded("Йод") == "йод");
  CHECK(folded("हिन्दी") == "हिन्दी");
  CHECK(folded("Ἀθῆναι") == "αθηναι");
}

TEST_CASE("initials with full stops are one word", "[words]") {
  CHECK(folded("U.S. and U.N. and P.T.O") == "us and un and pto");
  CHECK(folded("the U.S.'s role") == "the us role");
  CHECK(folded("V. Putin, George W. Bush") == "v putin george w bush");
  CHECK(folded("U.S.A5") == "u s a5");
}

TEST_CASE("numbers keep their points and commas, names their ampersands", "[words]") {
  CHECK(folded("$1,234.5 bn at AT&T, 12:30, S-400") == "1,234.5 bn at at&t 12 30 s 400");
  CHECK(folded("C++ and C# but fish+chips") == "c++ and c# but fish chips");
}

TEST_CASE("a word knows its bytes, without the possessive ending", "[words]") {
  const std::string text = "Of Pakistan’s U.S. ties";
  const Words words = scan_words(text);
  REQUIRE(words.words.size() == 4);
  CHECK(text.substr(words.words[1].begin, words.words[1].end - words.words[1].begin) == "Pakistan");
  CHECK(text.substr(words.words[2].begin, words.words[2].end - words.words[2].begin) == "U.S.");
}

TEST_CASE("how a word is written is known", "[words]") {
  std::vector<Case> cases;
  for (const Word& word : scan_words("energy Putin NATO McCain eToro 1987 A NATO's").words) {
    cases.push_back(word.letters);
  }
  CHECK(cases == std::vector<Case>{Case::Lower, Case::Capital, Case::Upper, Case::Capital,
                                   Case::Mixed, Case::None, Case::Capital, Case::Upper});
}

TEST_CASE("letters of ASCII and others are one word, whose case all of them tell", "[words]") {
  const auto case_of = [](std::string_view word) {
    const Words words = scan_words(word);
    REQUIRE(words.words.size() == 1);
    return words.words.front().letters;
  };
  for (const char* word : {"Éric", "McŁ", "Łukasz", "A\u0301b", "1É"}) {
    CAPTURE(word);
    CHECK(case_of(word) == Case::Capital);
  }
  for (const char* word : {"ŁA", "AŁ", "AÉ's"}) CHECK(case_of(word) == Case::Upper);
  for (const char* word : {"1é", "éa", "aé"}) CHECK(case_of(word) == Case::Lower);
  CHECK(case_of("éA") == Case::Mixed);
  CHECK(folded("McŁ éA 1É A\u0301b aéz's") == "mcl ea 1e ab aez");
}

TEST_CASE("the gap before a word tells a sentence's end from an abbreviation", "[words]") {
  using enum Gap;
  CHECK(gaps("Mr. Xi left. Putin stayed") == std::vector<Gap>{Sentence, Stop, Space, Sentence, Space});
  CHECK(gaps("V. Putin, of Kim Jong-un") ==
        std::vector<Gap>{Sentence, Stop, Mark, Space, Space, Hyphen});
  CHECK(gaps("the U.S. President") == std::vector<Gap>{Sentence, Space, Stop});
  CHECK(gaps("No. 10 said no. It") == std::vector<Gap>{Sentence, Stop, Space, Space, Sentence});
  CHECK(gaps("one\ntwo") == std::vector<Gap>{Sentence, Sentence});
  CHECK(gaps("what? he asked") == std::vector<Gap>{Sentence, Mark, Space});
}

TEST_CASE("sentences run from their first quotation mark to their last", "[sentences]") {
  CHECK(sentence_texts("“We agree,” said Gen. Musharraf. “Yes.” The end") ==
        std::vector<std::string>{"“We agree,” said Gen. Musharraf.", "“Yes.”", "The end"});
  CHECK(sentence_texts("First paragraph\nSecond one (it ends). ") ==
        std::vector<std::string>{"First paragraph", "Second one (it ends)."});
  CHECK(sentence_texts("...").empty());
}

TEST_CASE("a long run of initials takes no longer than other text", "[words]") {
  const auto scan = [](std::size_t letters) {
    std::string text;
    for (std::size_t i = 0; i < letters; ++i) text += "A.";
    CHECK(scan_words(text + "A5").words.size() == letters + 1);
  };
  CHECK(test::growth(5'000, scan) < test::kLinear);
  CHECK(folded("U.S.A5 U.S.A U.N.5 U.K.") == "u s a5 usa u n 5 uk");
}

TEST_CASE("any bytes can be scanned", "[words]") {
  CHECK(folded("") == "");
  CHECK(folded("\xFF\xC3 a\xE2\x80") == "a");
  CHECK(folded(std::string("a\0b", 3)) == "a b");
  CHECK(folded("'") == "");
  CHECK(folded("a'") == "a");
  CHECK(folded("x's") == "x");
}

TEST_CASE("a sentence may end in an acronym, but not before a name", "[sentences]") {
  using Texts = std::vector<std::string>;
  CHECK(sentence_texts("He left the U.S. The Army stayed.") ==
        Texts{"He left the U.S.", "The Army stayed."});
  CHECK(sentence_texts("“We like the U.S.” He went.") == Texts{"“We like the U.S.”", "He went."});
  CHECK(sentence_texts("The U.S. Army and the U.S., The Hague said.").size() == 1);
  CHECK(sentence_texts("Messrs. Ford and Bush met Sens. Dole and Nunn at Ft. Worth.").size() == 1);
  CHECK(sentence_texts("U.N. Secretary-General U Thant met Mr. In Tam.").size() == 1);
  CHECK(sentence_texts("He met Gen. Smith, Sen. Dole and Mrs. Ray. (They ate.) “Why?” he said.") ==
        Texts{"He met Gen. Smith, Sen. Dole and Mrs. Ray.", "(They ate.)", "“Why?” he said."});
}

TEST_CASE("a full stop of Chinese, Japanese or Hindi needs no blank behind it", "[sentences]") {
  using Texts = std::vector<std::string>;
  CHECK(sentence_texts("普京访问北京。他说：“很好！”会谈结束？是。") ==
        Texts{"普京访问北京。", "他说：“很好！”", "会谈结束？", "是。"});
  CHECK(sentence_texts("首相は「行く。」と述べた。 次は。") ==
        Texts{"首相は「行く。」", "と述べた。", "次は。"});
  CHECK(sentence_texts("वे मिले।फिर गए। अंत") == Texts{"वे मिले।", "फिर गए।", "अंत"});
  CHECK(sentence_texts("وصل الرئيس. هل عاد؟ نعم.") == Texts{"وصل الرئيس.", "هل عاد؟", "نعم."});
}

}  // namespace
}  // namespace chancery
