// What Xapian's own guide would have one write, to measure Chancery against:
// xapian_by_the_book TABLE INDEX makes INDEX of the reports that scripts/bench wrote to TABLE, a report
// a line: id, date, source, title, text, leaders, countries, organisations, with tabs between, and
// semicolons between the values of a facet. One thread, and whatever Xapian does by default.

#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace {

enum Column : std::size_t { Id, Date, Source, Title, Text, Leaders, Countries, Organisations, Count };

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end + 1)) {
    end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return parts;
}

void add_facet(Xapian::Document& document, const std::string& prefix, Xapian::valueno slot,
               const std::string& values) {
  if (values.empty()) return;
  for (const std::string& value : split(values, ';')) document.add_boolean_term(prefix + value);
  document.add_value(slot, values);
}

Xapian::Document document_of(const std::vector<std::string>& report,
                             Xapian::TermGenerator& generator) {
  Xapian::Document document;
  generator.set_document(document);
  generator.index_text(report[Title], 1, "S");
  generator.index_text(report[Title]);
  generator.increase_termpos();
  generator.index_text(report[Text]);
  add_facet(document, "XL", 0, report[Leaders]);
  add_facet(document, "XC", 1, report[Countries]);
  add_facet(document, "XO", 2, report[Organisations]);
  document.add_value(3, report[Date]);
  document.add_value(4, report[Source]);
  document.set_data(report[Title] + "\n" + report[Text]);
  return document;
}

void build(const char* table, const char* index) {
  Xapian::WritableDatabase database(index, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  std::ifstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> report = split(line, '\t');
    if (report.size() != Count) throw std::runtime_error("a line has not eight fields");
    Xapian::Document document = document_of(report, generator);
    const std::string term = "Q" + report[Id];
    document.add_boolean_term(term);
    database.replace_document(term, document);
  }
  database.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: xapian_by_the_book TABLE INDEX\n", stderr);
    return 2;
  }
  try {
    build(argv[1], argv[2]);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "error: %s\n", error.get_description().c_str());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 2;
  }
}
