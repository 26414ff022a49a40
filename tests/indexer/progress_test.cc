#include "indexer/render/progress_line.h"

#include <chrono>
#include <cstddef>
#include <string>

#include "indexer/render/figures.h"
#include "indexer/render/time_left.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

using Seconds = std::chrono::duration<double>;

ProgressState half_done() {
  ProgressState state;
  state.percent = 50;
  state.read = 12'345;
  state.rejected = 2;
  state.seconds = Seconds(10);
  state.time_left = Seconds(200);
  return state;
}

TEST_CASE("time is told as a person tells it", "[progress]") {
  CHECK(readable_time(Seconds(-1)) == "0 s");
  CHECK(readable_time(Seconds(12.4)) == "12 s");
  CHECK(readable_time(Seconds(59.6)) == "1 min 00 s");
  CHECK(readable_time(Seconds(200)) == "3 min 20 s");
  CHECK(readable_time(Seconds(3'600)) == "1 h 00 min");
  CHECK(readable_time(Seconds(3'900)) == "1 h 05 min");
  CHECK(readable_time(Seconds(4'000'000)) == "1,111 h 06 min");
}

TEST_CASE("progress shows what there is room for, the most telling first", "[progress]") {
  const ProgressState state = half_done();
  CHECK(progress_line(state, 110) ==
        "[###############               ]  50%  left 3 min 20 s  2 rejected  1,235/s  "
        "12,345 reports");
  CHECK(progress_line(state, 80) ==
        "[#########          ]  50%  left 3 min 20 s  2 rejected  1,235/s  12,345 reports");
  CHECK(progress_line(state, 60) ==
        "[#######        ]  50%  left 3 min 20 s  2 rejected  1,235/s");
  CHECK(progress_line(state, 40) == " 50%  left 3 min 20 s  2 rejected");
  CHECK(progress_line(state, 17) == "[#####     ]  50%");
  CHECK(progress_line(state, 2) == " 5");
  CHECK(progress_line(state, 0).empty());
}

TEST_CASE("progress fits every width", "[progress]") {
  ProgressState state = half_done();
  for (const unsigned percent : {0U, 7U, 100U}) {
    state.percent = percent;
    for (std::size_t columns = 0; columns < 200; ++columns) {
      CAPTURE(percent, columns);
      CHECK(progress_line(state, columns).size() <= columns);
    }
  }
}

TEST_CASE("as long as it is not known, the time left is a dash", "[progress]") {
  ProgressState state = half_done();
  state.time_left.reset();
  CHECK(progress_line(state, 40).find("  left -  ") != std::string::npos);
  CHECK(progress_message(state) ==
        "50%, 12,345 reports read, 1,235 a second, 2 rejected, time left -");
}

TEST_CASE("the time left is that of the bytes to come", "[progress]") {
  TimeLeft time;
  CHECK_FALSE(time.estimate(1'000));
  time.note(Seconds(0), 0);
  time.note(Seconds(1), 100);
  CHECK_FALSE(time.estimate(1'000));  // too soon to tell
  time.note(Seconds(2), 200);
  REQUIRE(time.estimate(1'000));
  CHECK(time.estimate(1'000)->count() > 7.9);
  CHECK(time.estimate(1'000)->count() < 8.1);
  CHECK(time.estimate(200)->count() < 0.1);
  CHECK(time.estimate(100)->count() < 0.1);  // a file has grown
}

TEST_CASE("files passed over in no time say nothing of those that are read", "[progress]") {
  TimeLeft time;
  time.note(Seconds(0), 0);
  time.note(Seconds(1), 1'000'000);
  for (int second = 2; second <= 60; ++second) {
    time.note(Seconds(second), 1'000'000 + static_cast<std::uint64_t>(second) * 10);
  }
  REQUIRE(time.estimate(1'001'600));
  CHECK(time.estimate(1'001'600)->count() > 90);
  CHECK(time.estimate(1'001'600)->count() < 110);
}

TEST_CASE("a report a millisecond makes the time left no worse", "[progress]") {
  TimeLeft time;
  for (std::uint64_t i = 0; i <= 10'000; ++i) time.note(Seconds(i) / 1'000, i);
  REQUIRE(time.estimate(20'000));
  CHECK(time.estimate(20'000)->count() > 9.4);
  CHECK(time.estimate(20'000)->count() < 10.6);
}

TEST_CASE("a run that stands still has no time left to tell", "[progress]") {
  TimeLeft time;
  time.note(Seconds(0), 100);
  time.note(Seconds(100), 100);
  CHECK_FALSE(time.estimate(1'000));
}

}  // namespace
}  // namespace chancery
