"""The instructions that the analysis of one file takes: no other program on the machine changes them.

  scripts/bench count             beside what is on record for the compiler and the kind of build
  scripts/bench count --record    puts the figure on record

The record is tests/bench/instructions.txt. More than 3 % off it, either way, is an error: what became
slower is looked into, and what became faster is recorded, so that it stays so. Ends with 77 where
there is nothing to compare: without valgrind, or with a compiler that is not on record.
"""

import pathlib
import re
import shutil
import sys
import tempfile

from benchmark import bench, machine, process

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RECORD = ROOT / "tests/bench/instructions.txt"
REPORTS = ROOT / "corpus/reports/asia.jsonl"
COUNTED = "chancery::Recognizer::analyse(*"
TOLERANCE = 0.03
SKIPPED = 77


def add_arguments(parser):
    parser.add_argument("--build", type=pathlib.Path, help="build/bench, or else build/release")
    parser.add_argument("--record", action="store_true", help="put the figure on record")


def skip(why):
    print(f"skipped: {why}")
    return SKIPPED


def instructions(program):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind"
        process.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                     f"--toggle-collect={COUNTED}", program, REPORTS])
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE).group(1))


def read_record():
    """{compiler and build type: instructions}"""
    lines = RECORD.read_text().splitlines() if RECORD.exists() else []
    fields = [line.rsplit("\t", 1) for line in lines if line and not line.startswith("#")]
    return {kind: int(figure) for kind, figure in fields}


def write_record(record):
    lines = ["# Compiler and build type, a tab, and instructions; by scripts/bench count --record."]
    lines += [f"{kind}\t{figure}" for kind, figure in sorted(record.items())]
    RECORD.write_text("\n".join(lines) + "\n")


def deviates(found, recorded):
    return abs(found - recorded) > TOLERANCE * recorded


def compare(kind, found, recorded):
    print(f"{kind}: {found:,} instructions, {recorded:,} on record ({found / recorded - 1:+.2%})")
    if not deviates(found, recorded):
        return 0
    print(f"error: more than {TOLERANCE:.0%} off\n"
          "hint: if it is meant, scripts/bench count --record", file=sys.stderr)
    return 1


def run_count(build, program, record_it):
    if machine.cache(build, "CHANCERY_SANITIZE"):
        return skip("a build with sanitizers is not measured")
    kind = f"{machine.compiler(build)} {machine.cache(build, 'CMAKE_BUILD_TYPE')}"
    record = read_record()
    if kind not in record and not record_it:
        return skip(f"{kind} is not on record")
    found = instructions(program)
    if record_it:
        write_record({**record, kind: found})
        print(f"{kind}: {found:,} instructions, now on record")
        return 0
    return compare(kind, found, record[kind])


def run(arguments):
    build = bench.build_folder(arguments.build)
    program = build / "tests/bench/recognizer_bench"
    if not shutil.which("valgrind"):
        return skip("valgrind is not installed")
    if not program.exists():
        return skip(f"{program.name} is not built (preset bench)")
    try:
        return run_count(build, program, arguments.record)
    except process.Failure as failure:
        sys.exit(f"error: {failure}")
