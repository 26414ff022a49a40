#include "indexer/render/progress_line.h"

#include <algorithm>
#include <vector>

#include "indexer/render/figures.h"

namespace chancery {

namespace {

constexpr std::size_t kLeastBar = 10;
constexpr std::size_t kMostBar = 30;
constexpr std::size_t kFrame = 3;         // "[", "]" and a blank
constexpr std::size_t kWideEnough = 50;   // for a bar to be worth its room

std::string time_left(const ProgressState& state) {
  return state.time_left ? readable_time(*state.time_left) : "-";
}

/// Of one width, so that what stands behind it stands still.
std::string percent(const ProgressState& state) {
  const std::string number = std::to_string(state.percent);
  return std::string(3 - std::min<std::size_t>(number.size(), 3), ' ') + number + "%";
}

std::string bar(unsigned percent, std::size_t columns) {
  const std::size_t filled = std::min<std::size_t>(percent, 100) * columns / 100;
  return "[" + std::string(filled, '#') + std::string(columns - filled, ' ') + "] ";
}

}  // namespace

std::string progress_line(const ProgressState& state, std::size_t columns) {
  const std::vector<std::string> more{
      "left " + time_left(state), grouped(state.rejected) + " rejected",
      rate(state.read, state.seconds) + "/s", grouped(state.read) + " reports"};
  const std::size_t for_bar = columns < kWideEnough ? 0 : kLeastBar + kFrame;
  std::string line = percent(state).substr(0, columns);
  for (const std::string& piece : more) {
    if (line.size() + 2 + piece.size() + for_bar > columns) break;
    line += "  " + piece;
  }
  const std::size_t room = columns - line.size();
  if (room < kLeastBar + kFrame) return line;
  return bar(state.percent, std::min(room - kFrame, kMostBar)) + line;
}

std::string progress_message(const ProgressState& state) {
  return std::to_string(state.percent) + "%, " + grouped(state.read) + " reports read, " +
         rate(state.read, state.seconds) + " a second, " + grouped(state.rejected) +
         " rejected, time left " + time_left(state);
}

}  // namespace chancery
