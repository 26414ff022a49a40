#include "search/searcher.h"

#include <algorithm>
#include <string>
#include <utility>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "search/column_counts.h"
#include "search/columns.h"
#include "search/copies.h"
#include "search/counted_matches.h"
#include "search/known_names.h"
#include "search/match.h"
#include "search/match_sets.h"
#include "search/open_index.h"
#include "search/order.h"
#include "search/patience.h"
#include "search/postings.h"
#include "search/proximities.h"
#include "search/query.h"
#include "search/ranked_matches.h"
#include "search/snippet.h"
#include "search/suggestion.h"
#include "search/word_terms.h"

namespace chancery {

namespace {

// Matches beyond a page that are ranked with it, for those that turn out to be copies. Where there are more
// they are ranked anew.
constexpr Xapian::doccount kLookAhead = 10;

}  // namespace

/// One commit of an index, with what is remembered of it from question to question.
struct Searcher::Impl {
  Impl(const std::filesystem::path& path, const Gazetteer& gazetteer)
      : database(open_index(path)), names(database, gazetteer) {}

  Xapian::Database database;
  KnownNames names;
  WordTerms words{database};
  Columns columns{database};
  Postings postings{database};
  MatchSets sets{postings};
  Proximities proximities{database};

  /// Tells it from every other.
  std::pair<std::string, Xapian::rev> commit() const {
    return {database.get_uuid(), database.get_revision()};
  }

  CompiledQuery compiled(const Question& question) {
    return compile(question, database, names, words, proximities);
  }

  SearchPage answer(const Question& question, const PageRequest& request) {
    CompiledQuery compiled = this->compiled(question);
    const Xapian::doccount reports = database.get_doccount();
    const Xapian::doccount first = std::min(request.first, reports);
    const Xapian::doccount last = first + std::min(request.size, reports - first);
    const Xapian::doccount ahead = request.copies || request.size == 0 ? 0 : kLookAhead;
    const Xapian::doccount most = std::min(last + ahead, reports);
    const auto found = matches(compiled, question, request, most);

    SearchPage page;
    page.text = question.text;
    page.like = question.like;
    page.understood = compiled.understood;
    page.names = std::move(compiled.names);
    page.total = found->total();
    page.exact = found->is_exact();
    const std::vector<Story> shown =
        shown_stories(*found, found->first(most), last, request.copies);
    for (std::size_t i = first; i < shown.size(); ++i) {
      page.hits.push_back(hit(shown[i].match, static_cast<std::uint32_t>(i + 1),
                              compiled.highlighter, request.snippet_bytes));
      page.hits.back().copies = copies(shown[i].copies);
    }
    for (const FacetRequest& facet : request.facets) page.facets.push_back(found->facet(facet));
    if (request.timeline) page.timeline = found->timeline(*request.timeline);
    page.suggestions = suggest(question, page.total, database, names, words,
                               [&](const std::string& text) { return count(question, text); });
    return page;
  }

  /// `most`: how many of the first are wanted.
  std::unique_ptr<Matches> matches(const CompiledQuery& compiled, const Question& question,
                                   const PageRequest& request, Xapian::doccount most) {
    const bool by_date = is_by_date(compiled, question.sort);
    Ordered asked = ordered(database, compiled, question.sort, question.recent);
    const bool can_count = has_columns(columns, request.facets, request.timeline) &&
                           (!by_date || columns.of(schema::Field::Date) != nullptr);
    if (!can_count) {
      return std::make_unique<RankedMatches>(database, std::move(asked.enquire), most, request.facets,
                                             request.timeline, names);
    }
    const Sort order = question.sort == Sort::Oldest ? Sort::Oldest : Sort::Newest;
    return std::make_unique<CountedMatches>(
        std::move(asked), by_date ? std::optional(order) : std::nullopt,
        sets.of(compiled.ranked.query), columns, postings, proximities, names);
  }

  /// The first `most` of what is shown, of which `ranked` are the first. Where so many are copies that these
  /// are not enough, more are ranked.
  std::vector<Story> shown_stories(Matches& found, std::vector<Match> ranked, Xapian::doccount most,
                                   bool is_each_shown) const {
    if (is_each_shown) {
      std::vector<Story> each;
      for (const Match& match : ranked) each.push_back({match});
      return each;
    }
    Stories stories(database);
    for (std::size_t next = 0; stories.found().size() < most; ++next) {
      if (next == ranked.size() && ranked.size() < found.total()) {
        ranked = found.first(static_cast<Xapian::doccount>(ranked.size()) * 4);
      }
      if (next >= ranked.size()) break;
      stories.add(ranked[next]);
    }
    return stories.take();
  }

  Hit hit(const Match& match, std::uint32_t rank, const Highlighter& highlighter,
          std::size_t snippet_bytes) const {
    schema::StoredArticle stored = schema::stored_in(schema::document_of(database, match.document));
    Article& article = stored.article;
    Hit hit{};
    hit.rank = rank;
    hit.score = match.weight;
    hit.snippet = make_snippet(article.text, stored.mentions, highlighter, snippet_bytes,
                               article.language);
    hit.title_matches = title_matches(article.title, stored.mentions, highlighter, article.language);
    hit.leaders = entities(match.document, EntityKind::Leader);
    hit.countries = entities(match.document, EntityKind::Country);
    hit.organisations = entities(match.document, EntityKind::Organisation);
    hit.date = article.date;
    hit.title_derived = article.title_derived;
    hit.id = std::move(article.id);
    hit.title = std::move(article.title);
    hit.source = std::move(article.source);
    hit.url = std::move(article.url);
    hit.place = std::move(article.place);
    hit.file = std::move(stored.file);
    return hit;
  }

  /// From the column where it is in memory: a slot is several reads of the disk's cache.
  std::vector<NamedEntity> entities(Xapian::docid document, EntityKind kind) const {
    std::vector<NamedEntity> result;
    const auto add = [&](std::string_view entity) {
      result.push_back({std::string(entity), names.display_name(kind, entity)});
    };
    const schema::Field field = schema::field_of(kind);
    if (const schema::ValueColumn* const known = columns.read_before(field)) {
      for (const std::uint32_t number : known->column[document - 1]) {
        add(known->texts[number]);
      }
    } else {
      const Xapian::valueno slot = schema::spec(field).slot;
      schema::for_each_id(schema::document_of(database, document).get_value(slot), add);
    }
    return result;
  }

  std::vector<Copy> copies(const std::vector<Xapian::docid>& documents) const {
    std::vector<Copy> result;
    for (const Xapian::docid document : documents) {
      Article article = schema::stored_in(schema::document_of(database, document)).article;
      result.push_back({std::move(article.id), std::move(article.title), std::move(article.source)});
    }
    return result;
  }

  IndexState state() const {
    const auto value = [&](std::string_view key) { return database.get_metadata(std::string(key)); };
    IndexState state;
    state.identity = value(schema::metadata::kIdentity);
    state.finished_run = schema::finished_run(database);
    state.finished_at = value(schema::metadata::kFinishedAt);
    return state;
  }

  void visit_new(const Question& question, NewReports& reports) {
    CompiledQuery compiled = this->compiled(question);
    const WantedReports wanted = reports.begin(state());
    compiled.ranked = compiled.ranked.changed(
        [&](const Xapian::Query& query) { return of_runs(query, wanted.runs); });
    Question newest = question;
    newest.sort = Sort::Newest;
    newest.recent = false;
    PageRequest nothing_counted;
    nothing_counted.facets.clear();
    const Xapian::doccount most = std::min(wanted.most, database.get_doccount());
    const auto found = matches(compiled, newest, nothing_counted, most);
    reports.matched(found->total(), compiled.understood);
    const std::vector<Match> ranked = found->first(most);
    std::uint32_t rank = 0;
    for (const Match& match : ranked) {
      reports.add(hit(match, ++rank, compiled.highlighter, PageRequest().snippet_bytes));
    }
  }

  SearchPage understand(const Question& question) {
    CompiledQuery compiled = this->compiled(question);
    SearchPage page;
    page.text = question.text;
    page.like = question.like;
    page.understood = std::move(compiled.understood);
    page.names = std::move(compiled.names);
    return page;
  }

  /// How many reports match the question with another text.
  std::uint32_t count(Question question, const std::string& text) {
    question.text = text;
    return sets.of(compiled(question).ranked.query).size();
  }

  std::optional<schema::StoredArticle> stored(const std::string& id) const {
    const auto report = schema::find_report(database, id);
    if (!report) return std::nullopt;
    return schema::stored_in(database, *report);
  }

  NameOf name_of() const {
    return [this](EntityKind kind, std::string_view entity) {
      return names.display_name(kind, entity);
    };
  }

  std::optional<Explanation> explain(const std::string& id) const {
    const auto found = stored(id);
    if (!found) return std::nullopt;
    return chancery::explain(found->article, found->mentions, name_of());
  }

  std::optional<StoredReport> report(const std::string& id) const {
    auto found = stored(id);
    if (!found) return std::nullopt;
    StoredReport report = make_report(std::move(*found), name_of());
    report.copies = copies(copies_of(database, id));
    return report;
  }
};

Searcher::Searcher(const std::filesystem::path& index) : Searcher(index, Gazetteer::built_in()) {}

Searcher::Searcher(const std::filesystem::path& index, const Gazetteer& gazetteer)
    : path_(index), gazetteer_(gazetteer), impl_(opened()) {}

Searcher::~Searcher() = default;

/// The index as it is now, with what is read of it at once.
std::unique_ptr<Searcher::Impl> Searcher::opened() const {
  for (Patience patience;;) {
    try {
      return std::make_unique<Impl>(path_, gazetteer_);
    } catch (const Xapian::DatabaseModifiedError&) {  // committed to twice in the meantime
      if (!patience.lasts()) throw changes_all_the_time(path_);
    } catch (const Xapian::Error& error) {  // or replaced, and removed, just now
      if (!patience.lasts_a_moment()) throw translated(error, path_);
    } catch (const Error&) {  // a block that is half overwritten can look like that of any other database
      if (!patience.lasts_a_moment()) throw;
    }
  }
}

/// Opens the index anew, not only reopens it: it may have been replaced by one of another schema version. False,
/// with nothing done, if it is still the one that is read.
bool Searcher::moves_on() {
  std::unique_ptr<Impl> now = opened();
  if (now->commit() == impl_->commit()) return false;
  impl_ = std::move(now);
  return true;
}

/// What `answer` gives; asked again where the index has moved on too far meanwhile. A block that is overwritten
/// while it is read, one half old and one new, can look like any damage.
template <typename Answer>
auto Searcher::answered(Answer answer) {
  for (Patience patience;;) {
    try {
      return answer(*impl_);
    } catch (const Xapian::DatabaseModifiedError&) {
      impl_ = opened();
    } catch (const Xapian::Error& error) {
      if (!moves_on()) throw translated(error, path_);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::IndexDamaged || !moves_on()) throw;
    }
    if (!patience.lasts()) throw changes_all_the_time(path_);
  }
}

SearchPage Searcher::run(const Question& question, const PageRequest& page) {
  return answered([&](Impl& impl) { return impl.answer(question, page); });
}

SearchPage Searcher::understand(const Question& question) {
  return answered([&](Impl& impl) { return impl.understand(question); });
}

void Searcher::visit_new(const Question& question, NewReports& reports) {
  answered([&](Impl& impl) { impl.visit_new(question, reports); });
}

std::optional<Explanation> Searcher::explain(const std::string& id) {
  return answered([&](Impl& impl) { return impl.explain(id); });
}

std::optional<StoredReport> Searcher::report(const std::string& id) {
  return answered([&](Impl& impl) { return impl.report(id); });
}

}  // namespace chancery
