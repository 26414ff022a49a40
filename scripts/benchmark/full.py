"""Chancery beside its peers, on Reuters-21578 and on what is made from it, in about an hour.

  scripts/bench full REUTERS [--markdown tests/bench/README.md]

REUTERS is the folder of Reuters-21578's .sgm files. r1 is all its reports; r22k, r100k and r430k are made
from them by scripts/make_corpus. What is measured, and how to read it, stands in tests/bench/README.md.
"""

import os
import pathlib
import sys

from benchmark import bench, corpora
from benchmark.peers import NAMES


def add_arguments(parser):
    parser.add_argument("reuters", type=pathlib.Path)
    parser.add_argument("--corpora", metavar="NAMES", type=bench.names_of(corpora.SIZES),
                        default=list(corpora.SIZES), help=f"of {','.join(corpora.SIZES)}")
    parser.add_argument("--cores", type=int, choices=range(1, 1025), metavar="N", default=2,
                        help="how many cores all use (default 2)")
    bench.add_arguments(parser, NAMES)
    parser.set_defaults(rounds=21)


def use_cores(count):
    """This process and all that it starts."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])


def run(arguments):
    if not any(arguments.reuters.glob("*.sgm")):
        sys.exit(f"error: no reports of Reuters-21578 in {arguments.reuters}\n"
                 "hint: its files are named *.sgm")
    use_cores(arguments.cores)
    return bench.measure(arguments, bench.Plan(
        source=arguments.reuters.resolve(),
        sizes={name: corpora.SIZES[name] for name in arguments.corpora},
        builds=3, rounds=arguments.rounds, questions=None,
        night=bench.Night(new=2000, changed=200, gone=100, files=10_000),
        load=bench.Load(readers=8, seconds=20)))
