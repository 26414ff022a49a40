#include "search/searcher.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "search/copies.h"
#include "search/facets.h"
#include "search/known_names.h"
#include "search/open_index.h"
#include "search/query.h"
#include "search/ranking.h"
#include "search/recency.h"
#include "search/snippet.h"
#include "search/suggestion.h"

namespace chancery {

namespace {

// Matches beyond a page that are ranked with it, for those that turn out to be copies.
constexpr Xapian::doccount kLookAhead = 50;

void set_order(Xapian::Enquire& enquire, const CompiledQuery& compiled, Sort sort) {
  const Xapian::valueno date = schema::spec(schema::Field::Date).slot;
  if (compiled.ranks) {
    enquire.set_weighting_scheme(ranking::scheme(compiled.words));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  if (sort == Sort::Oldest) {
    auto* by_date = new Xapian::MultiValueKeyMaker;
    by_date->add_value(date, false, "~");  // undated ones behind every date
    enquire.set_sort_by_key_then_relevance(by_date->release(), false);
  } else if (sort == Sort::Newest || !compiled.ranks) {
    enquire.set_sort_by_value_then_relevance(date, true);
  } else {
    enquire.set_sort_by_relevance();
  }
  // Equal answers by document number: the same order on every run.
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
}

/// Newer reports get up to a part of the best answer's weight.
Xapian::Query with_recency(const Xapian::Query& query, Xapian::Enquire& enquire) {
  const Xapian::MSet best = enquire.get_mset(0, 1);
  if (best.empty()) return query;
  auto* newer = new RecencySource(ranking::kRecencyFactor * best.get_max_attained());
  return {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query(newer->release())};
}

std::vector<NamedEntity> entities(const Xapian::Document& document, EntityKind kind,
                                  const KnownNames& names) {
  std::vector<NamedEntity> result;
  const Xapian::valueno slot = schema::spec(schema::field_of(kind)).slot;
  schema::for_each_id(document.get_value(slot), [&](std::string_view id) {
    result.push_back({std::string(id), names.display_name(kind, id)});
  });
  return result;
}

Hit make_hit(const Xapian::MSetIterator& match, std::uint32_t rank, const KnownNames& names,
             const Highlighter& highlighter, std::size_t snippet_bytes) {
  const Xapian::Document document = match.get_document();
  schema::StoredArticle stored = schema::decode(document.get_data());
  Article& article = stored.article;
  Hit hit{};
  hit.rank = rank;
  hit.score = match.get_weight();
  hit.snippet = make_snippet(article.text, stored.mentions, highlighter, snippet_bytes,
                             article.language);
  hit.title_matches = title_matches(article.title, stored.mentions, highlighter, article.language);
  hit.leaders = entities(document, EntityKind::Leader, names);
  hit.countries = entities(document, EntityKind::Country, names);
  hit.organisations = entities(document, EntityKind::Organisation, names);
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

}  // namespace

struct Searcher::Impl {
  std::filesystem::path path;
  const Gazetteer& gazetteer;
  Xapian::Database database;

  SearchPage answer(const Question& question, const PageRequest& request) const {
    const KnownNames names(database, gazetteer);
    CompiledQuery compiled = compile(question, database, names);
    Xapian::Enquire enquire(database);
    enquire.set_query(compiled.query);
    set_order(enquire, compiled, question.sort);
    if (question.recent && compiled.ranks) {
      enquire.set_query(with_recency(compiled.query, enquire));
    }
    FacetSpy spy(request.facets, request.timeline);
    enquire.add_matchspy(&spy);

    const Xapian::doccount reports = database.get_doccount();
    const Xapian::doccount first = std::min(request.first, reports);
    const Xapian::doccount last = first + std::min(request.size, reports - first);
    const Xapian::doccount ahead = request.copies || request.size == 0 ? 0 : kLookAhead;
    Xapian::MSet matches = enquire.get_mset(0, std::min(last + ahead, reports), reports);

    SearchPage page;
    page.text = question.text;
    page.like = question.like;
    page.understood = compiled.understood;
    page.names = std::move(compiled.names);
    page.total = matches.get_matches_estimated();
    page.exact = matches.get_matches_lower_bound() == page.total &&
                 matches.get_matches_upper_bound() == page.total && spy.reports() == page.total;
    const std::vector<Story> shown = shown_stories(enquire, matches, last, request.copies);
    for (std::size_t i = first; i < shown.size(); ++i) {
      page.hits.push_back(make_hit(matches[shown[i].match], static_cast<std::uint32_t>(i + 1), names,
                                   compiled.highlighter, request.snippet_bytes));
      page.hits.back().copies = copies(shown[i].copies);
    }
    for (const FacetRequest& facet : request.facets) {
      page.facets.push_back(spy.facet(facet, names));
    }
    if (request.timeline) page.timeline = spy.timeline(*request.timeline);
    page.suggestions = suggest(question, page.total, database, names, [&](const std::string& text) {
      return count(question, text, names);
    });
    return page;
  }

  /// The first `most` of what is shown. Where there are so many copies that `matches` have not enough, it
  /// becomes longer; they were counted before.
  static std::vector<Story> shown_stories(Xapian::Enquire& enquire, Xapian::MSet& matches,
                                          Xapian::doccount most, bool is_each_shown) {
    if (is_each_shown) {
      std::vector<Story> each;
      for (Xapian::doccount i = 0; i < matches.size(); ++i) each.push_back({i, {}});
      return each;
    }
    std::vector<Story> shown = stories(matches, most);
    enquire.clear_matchspies();
    while (shown.size() < most && matches.size() < matches.get_matches_estimated()) {
      matches = enquire.get_mset(0, matches.size() * 4);
      shown = stories(matches, most);
    }
    return shown;
  }

  std::vector<Copy> copies(const std::vector<Xapian::docid>& documents) const {
    std::vector<Copy> result;
    for (const Xapian::docid document : documents) {
      Article article = schema::decode(database.get_document(document).get_data()).article;
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

  void visit_new(const Question& question, NewReports& reports) const {
    const KnownNames names(database, gazetteer);
    const CompiledQuery compiled = compile(question, database, names);
    const WantedReports wanted = reports.begin(state());
    Xapian::Enquire enquire(database);
    enquire.set_query(of_runs(compiled.query, wanted.runs));
    set_order(enquire, compiled, Sort::Newest);
    const Xapian::doccount all = database.get_doccount();
    const Xapian::MSet matches = enquire.get_mset(0, std::min(wanted.most, all), all);
    reports.matched(matches.get_matches_estimated(), compiled.understood);
    std::uint32_t rank = 0;
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
      reports.add(make_hit(match, ++rank, names, compiled.highlighter, PageRequest().snippet_bytes));
    }
  }

  SearchPage understand(const Question& question) const {
    const KnownNames names(database, gazetteer);
    CompiledQuery compiled = compile(question, database, names);
    SearchPage page;
    page.text = question.text;
    page.like = question.like;
    page.understood = std::move(compiled.understood);
    page.names = std::move(compiled.names);
    return page;
  }

  /// How many reports match the question with another text.
  std::uint32_t count(Question question, const std::string& text, const KnownNames& names) const {
    question.text = text;
    Xapian::Enquire enquire(database);
    enquire.set_query(compile(question, database, names).query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
  }

  std::optional<schema::StoredArticle> stored(const std::string& id) const {
    const auto report = schema::find_report(database, id);
    if (!report) return std::nullopt;
    return schema::decode(database.get_document(*report).get_data());
  }

  NameOf name_of() const {
    return [names = KnownNames(database, gazetteer)](EntityKind kind, std::string_view entity) {
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
    : impl_(new Impl{index, gazetteer, open_index(index)}) {}

Searcher::~Searcher() = default;

/// What `answer` gives; asked again where an indexer has committed twice in the meantime.
template <typename Answer>
auto Searcher::answered(Answer answer) {
  for (int tries_left = kTries; tries_left > 0; --tries_left) {
    try {
      return answer(*impl_);
    } catch (const Xapian::DatabaseModifiedError&) {
      // Opened anew, not only reopened: it may have been replaced by one of another schema version.
      impl_->database = open_index(impl_->path);
    } catch (const Xapian::Error& error) {
      throw translated(error, impl_->path);
    }
  }
  throw changes_all_the_time(impl_->path);
}

SearchPage Searcher::run(const Question& question, const PageRequest& page) {
  return answered([&](const Impl& impl) { return impl.answer(question, page); });
}

SearchPage Searcher::understand(const Question& question) {
  return answered([&](const Impl& impl) { return impl.understand(question); });
}

void Searcher::visit_new(const Question& question, NewReports& reports) {
  answered([&](const Impl& impl) { impl.visit_new(question, reports); });
}

std::optional<Explanation> Searcher::explain(const std::string& id) {
  return answered([&](const Impl& impl) { return impl.explain(id); });
}

std::optional<StoredReport> Searcher::report(const std::string& id) {
  return answered([&](const Impl& impl) { return impl.report(id); });
}

}  // namespace chancery
