#include "corpus/reader/finished_reader.h"

#include <utility>
#include <variant>

#include "corpus/reader/dateline.h"
#include "corpus/reader/path_date.h"

namespace chancery {

namespace {

using namespace std::chrono;

// How many reports may wait for one whose date tells the order of all.
constexpr std::size_t kMostHeld = 1000;

year_month_day today_in_utc() { return floor<days>(system_clock::now()); }

/// In Auckland a day begins half a day before it does in UTC.
bool is_to_come(const Date& date, year_month_day today) {
  return sys_days{date.day} > sys_days{today} + days{1};
}

std::uint64_t count_lost(std::string_view text) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::uint64_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

void set_date(Article& article, const std::optional<Date>& date, DateSource source,
              year_month_day today) {
  if (article.date || !date || is_to_come(*date, today)) return;
  article.date = date;
  article.date_source = source;
}

void find_date(Article& article, std::string_view name, const DateOrder& order, year_month_day today) {
  if (article.date && is_to_come(*article.date, today)) {
    article.date.reset();
    article.date_source = DateSource::None;
  }
  if (article.date) return;
  if (const auto stated = parse_numeric_date(article.date_text)) {
    set_date(article, order.date(*stated), DateSource::Stated, today);
  }
  const PathDate path = path_date(name, article);
  set_date(article, dateline_date(article.text, path), DateSource::Dateline, today);
  if (path.day) set_date(article, Date{*path.day, {}}, DateSource::Path, today);
}

}  // namespace

void finish(Article& article, std::string_view name, const DateOrder& order, year_month_day today) {
  find_date(article, name, order, today);
  article.date_text.clear();
  article.repairs.lost = count_lost(article.title) + count_lost(article.text);
}

FinishedReader::FinishedReader(std::unique_ptr<Reader> reader, std::string name,
                               const ReadLimits& limits)
    : reader_(std::move(reader)), name_(std::move(name)), most_held_bytes_(limits.report_bytes) {}

Reader::Record FinishedReader::next() {
  if (held_.empty()) read_on();
  Record record = std::move(held_.front());
  held_.pop_front();
  if (auto* article = std::get_if<Article>(&record)) {
    finish(*article, name_, order_, today_in_utc());
  }
  return record;
}

/// At least one record; more, within bounds, while one waits for the order of its date.
void FinishedReader::read_on() {
  undecided_ = 0;
  held_bytes_ = 0;
  do {
    const RepairCount count;
    Record record = reader_->next();
    if (auto* article = std::get_if<Article>(&record)) article->repairs = count.repairs();
    hold(std::move(record));
  } while (undecided_ > 0 && !order_.is_decided() && held_.size() < kMostHeld &&
           held_bytes_ < most_held_bytes_ && !std::holds_alternative<End>(held_.back()));
}

void FinishedReader::hold(Record record) {
  if (const auto* article = std::get_if<Article>(&record)) {
    held_bytes_ += article->text.size();
    if (const auto date = parse_numeric_date(article->date_text)) {
      order_.learn(*date);
      if (!order_.date(*date)) ++undecided_;
    }
  }
  held_.push_back(std::move(record));
}

}  // namespace chancery
