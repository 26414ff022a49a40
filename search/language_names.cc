#include "search/language_names.h"

#include <algorithm>
#include <array>

#include "corpus/text/edit_distance.h"
#include "corpus/text/fold.h"

namespace chancery {

namespace {

struct Named {
  std::string_view code;
  std::string_view name;  // folded
};

// The languages of ISO 639-1, where people use them with their other English names.
// clang-format off
constexpr std::array<Named, 225> kLanguages{{
    {"aa", "afar"}, {"ab", "abkhazian"}, {"ab", "abkhaz"}, {"ae", "avestan"}, {"af", "afrikaans"},
    {"ak", "akan"}, {"am", "amharic"}, {"an", "aragonese"}, {"ar", "arabic"}, {"as", "assamese"},
    {"av", "avaric"}, {"av", "avar"}, {"ay", "aymara"}, {"az", "azerbaijani"}, {"az", "azeri"},
    {"ba", "bashkir"}, {"be", "belarusian"}, {"bg", "bulgarian"}, {"bi", "bislama"},
    {"bm", "bambara"}, {"bn", "bengali"}, {"bn", "bangla"}, {"bo", "tibetan"}, {"br", "breton"},
    {"bs", "bosnian"}, {"ca", "catalan"}, {"ca", "valencian"}, {"ce", "chechen"},
    {"ch", "chamorro"}, {"co", "corsican"}, {"cr", "cree"}, {"cs", "czech"},
    {"cu", "church slavic"}, {"cu", "old church slavonic"}, {"cv", "chuvash"}, {"cy", "welsh"},
    {"da", "danish"}, {"de", "german"}, {"dv", "divehi"}, {"dv", "dhivehi"}, {"dv", "maldivian"},
    {"dz", "dzongkha"}, {"ee", "ewe"}, {"el", "greek"}, {"en", "english"}, {"eo", "esperanto"},
    {"es", "spanish"}, {"es", "castilian"}, {"et", "estonian"}, {"eu", "basque"},
    {"fa", "persian"}, {"fa", "farsi"}, {"fa", "dari"}, {"ff", "fulah"}, {"ff", "fula"},
    {"fi", "finnish"}, {"fj", "fijian"}, {"fo", "faroese"}, {"fr", "french"},
    {"fy", "western frisian"}, {"fy", "frisian"}, {"ga", "irish"}, {"gd", "scottish gaelic"},
    {"gd", "gaelic"}, {"gl", "galician"}, {"gn", "guarani"}, {"gu", "gujarati"}, {"gv", "manx"},
    {"ha", "hausa"}, {"he", "hebrew"}, {"hi", "hindi"}, {"ho", "hiri motu"}, {"hr", "croatian"},
    {"ht", "haitian creole"}, {"ht", "haitian"}, {"hu", "hungarian"}, {"hy", "armenian"},
    {"hz", "herero"}, {"ia", "interlingua"}, {"id", "indonesian"}, {"ie", "interlingue"},
    {"ig", "igbo"}, {"ii", "sichuan yi"}, {"ik", "inupiaq"}, {"io", "ido"}, {"is", "icelandic"},
    {"it", "italian"}, {"iu", "inuktitut"}, {"ja", "japanese"}, {"jv", "javanese"},
    {"ka", "georgian"}, {"kg", "kongo"}, {"ki", "kikuyu"}, {"kj", "kuanyama"}, {"kk", "kazakh"},
    {"kl", "kalaallisut"}, {"kl", "greenlandic"}, {"km", "khmer"}, {"km", "cambodian"},
    {"kn", "kannada"}, {"ko", "korean"}, {"kr", "kanuri"}, {"ks", "kashmiri"}, {"ku", "kurdish"},
    {"kv", "komi"}, {"kw", "cornish"}, {"ky", "kyrgyz"}, {"ky", "kirghiz"}, {"la", "latin"},
    {"lb", "luxembourgish"}, {"lg", "ganda"}, {"lg", "luganda"}, {"li", "limburgish"},
    {"ln", "lingala"}, {"lo", "lao"}, {"lt", "lithuanian"}, {"lu", "luba-katanga"},
    {"lv", "latvian"}, {"mg", "malagasy"}, {"mh", "marshallese"}, {"mi", "maori"},
    {"mk", "macedonian"}, {"ml", "malayalam"}, {"mn", "mongolian"}, {"mr", "marathi"},
    {"ms", "malay"}, {"mt", "maltese"}, {"my", "burmese"}, {"my", "myanmar"}, {"na", "nauru"},
    {"na", "nauruan"}, {"nb", "norwegian bokmal"}, {"nb", "bokmal"}, {"nd", "north ndebele"},
    {"ne", "nepali"}, {"ng", "ndonga"}, {"nl", "dutch"}, {"nl", "flemish"},
    {"nn", "norwegian nynorsk"}, {"nn", "nynorsk"}, {"no", "norwegian"}, {"nr", "south ndebele"},
    {"nv", "navajo"}, {"ny", "chichewa"}, {"ny", "nyanja"}, {"ny", "chewa"}, {"oc", "occitan"},
    {"oj", "ojibwa"}, {"om", "oromo"}, {"or", "odia"}, {"or", "oriya"}, {"os", "ossetian"},
    {"os", "ossetic"}, {"pa", "punjabi"}, {"pa", "panjabi"}, {"pi", "pali"}, {"pl", "polish"},
    {"ps", "pashto"}, {"ps", "pushto"}, {"pt", "portuguese"}, {"qu", "quechua"},
    {"rm", "romansh"}, {"rn", "rundi"}, {"rn", "kirundi"}, {"ro", "romanian"}, {"ro", "moldovan"},
    {"ru", "russian"}, {"rw", "kinyarwanda"}, {"sa", "sanskrit"}, {"sc", "sardinian"},
    {"sd", "sindhi"}, {"se", "northern sami"}, {"sg", "sango"}, {"si", "sinhala"},
    {"si", "sinhalese"}, {"sk", "slovak"}, {"sl", "slovenian"}, {"sl", "slovene"},
    {"sm", "samoan"}, {"sn", "shona"}, {"so", "somali"}, {"sq", "albanian"}, {"sr", "serbian"},
    {"ss", "swati"}, {"ss", "swazi"}, {"st", "sotho"}, {"st", "sesotho"},
    {"st", "southern sotho"}, {"su", "sundanese"}, {"sv", "swedish"}, {"sw", "swahili"},
    {"ta", "tamil"}, {"te", "telugu"}, {"tg", "tajik"}, {"th", "thai"}, {"ti", "tigrinya"},
    {"tk", "turkmen"}, {"tl", "tagalog"}, {"tl", "filipino"}, {"tn", "tswana"},
    {"tn", "setswana"}, {"to", "tongan"}, {"to", "tonga"}, {"tr", "turkish"}, {"ts", "tsonga"},
    {"tt", "tatar"}, {"tw", "twi"}, {"ty", "tahitian"}, {"ug", "uyghur"}, {"ug", "uighur"},
    {"uk", "ukrainian"}, {"ur", "urdu"}, {"uz", "uzbek"}, {"ve", "venda"}, {"vi", "vietnamese"},
    {"vo", "volapuk"}, {"wa", "walloon"}, {"wo", "wolof"}, {"xh", "xhosa"}, {"yi", "yiddish"},
    {"yo", "yoruba"}, {"za", "zhuang"}, {"zh", "chinese"}, {"zh", "mandarin"}, {"zu", "zulu"}
}};
// clang-format on

std::string_view subtag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

std::optional<std::string> language_code(std::string_view text) {
  const std::string folded = fold(text);
  for (const Named& language : kLanguages) {
    if (folded == language.name) return std::string(language.code);
  }
  const std::string_view code = subtag(folded);
  for (const Named& language : kLanguages) {
    if (code == language.code) return std::string(code);
  }
  return std::nullopt;
}

std::vector<std::string> near_languages(std::string_view text) {
  const std::string folded = fold(text);
  const std::size_t most = most_edits(count_characters(folded));
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const Named& language : kLanguages) {
    const std::size_t edits = edit_distance(folded, language.name);
    if (edits <= most) near.emplace_back(edits, language.name);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (auto& [edits, name] : near) names.push_back(std::move(name));
  return names;
}

}  // namespace chancery
