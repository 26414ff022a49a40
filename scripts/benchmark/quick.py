"""The same measures on a small archive made from corpus/reports: whether it runs, not how fast it is.

  scripts/bench [quick] [--reports 5000]
"""

import pathlib

from benchmark import bench

REPORTS = pathlib.Path(__file__).resolve().parent.parent.parent / "corpus/reports"


def add_arguments(parser):
    parser.add_argument("--reports", type=int, default=5000, help="of the archive (default 5000)")
    parser.add_argument("--questions", type=int, help="only the first so many")
    parser.add_argument("--seconds", type=float, default=3, help="of load (default 3)")
    bench.add_arguments(parser, ["book", "fts5"])
    parser.set_defaults(rounds=5)


def run(arguments):
    reports = arguments.reports
    night = bench.Night(new=max(1, reports // 200), changed=max(1, reports // 2000),
                        gone=max(1, reports // 4000), files=reports // 5)
    return bench.measure(arguments, bench.Plan(
        source=REPORTS, sizes={f"q{reports}": reports}, builds=1, rounds=arguments.rounds,
        questions=arguments.questions, night=night,
        load=bench.Load(readers=8, seconds=arguments.seconds)))
