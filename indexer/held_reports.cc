#include "indexer/held_reports.h"

#include <utility>

namespace chancery {

namespace {

std::size_t bytes_of(const Article& article) {
  constexpr std::size_t kOfNode = 64;
  return kOfNode + sizeof article + 2 * article.id.size() + article.title.size() +
         article.text.size() + article.url.size() + article.source.size();
}

}  // namespace

bool HeldReports::add(Article article) {
  const bool is_repeated = drop(article.id);
  bytes_ += bytes_of(article);
  std::string id = article.id;
  by_id_.emplace(std::move(id), std::move(article));
  return is_repeated;
}

bool HeldReports::drop(const std::string& id) {
  const auto held = by_id_.find(id);
  if (held == by_id_.end()) return false;
  bytes_ -= bytes_of(held->second);
  by_id_.erase(held);
  return true;
}

std::optional<Article> HeldReports::take() {
  if (by_id_.empty()) return std::nullopt;
  Article article = std::move(by_id_.extract(by_id_.begin()).mapped());
  bytes_ -= bytes_of(article);
  return article;
}

}  // namespace chancery
