"""The corpora that are measured with, and their text in the forms that the peers read.

A corpus is a folder: archive/ is what chancery-index reads, about.json says how large it is; made when
it is asked for are reports.tsv (id, date, source, title, text, leaders, countries, organisations, the
last three as Chancery found them), dump (for scriptindex) and files/ (a report a file).
"""

import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys

from benchmark import source_reports
from benchmark.process import Failure, apart, run, say

REPORTS_A_FILE = 10_000
SIZES = {"r1": None, "r22k": 21_578, "r100k": 100_000, "r430k": 430_000}
BUILT_ONLY = {"r22k"}  # to see how building grows: made as the large ones are, of as many reports as Reuters has
MAKE = pathlib.Path(__file__).resolve().parent.parent / "make_corpus"
COLUMNS = ("id", "date", "source", "title", "text", "leaders", "countries", "organisations")


def write_lines(reports, folder):
    """JSON Lines, as scripts/make_corpus writes them."""
    folder.mkdir(parents=True)
    out = None
    for number, report in enumerate(reports):
        if number % REPORTS_A_FILE == 0:
            if out:
                out.close()
            out = open(folder / f"reports-{number // REPORTS_A_FILE:04d}.jsonl", "w", encoding="utf-8")
        out.write(json.dumps(report, ensure_ascii=False) + "\n")
    if out:
        out.close()


def write_r1(source, folder):
    reports = (report for report in source_reports.read(source) if report["title"] or report["text"])
    fields = ("id", "date", "source", "title", "text")
    write_lines(({field: report[field] for field in fields} for report in reports), folder)


def make(source, folder, reports, seed=1):
    run([sys.executable, MAKE, source, folder, "--reports", reports, "--seed", seed])


def read_lines(folder):
    for path in sorted(folder.glob("*.jsonl")):
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def describe(folder):
    """What is known of the corpus: how many reports, bytes of titles and texts, and a span of days
    from the middle one on that holds at least one report in 200."""
    days, size = [], 0
    for report in read_lines(folder / "archive"):
        days.append(report["date"])
        size += len(report["title"].encode()) + len(report["text"].encode())
    reports = len(days)
    days = sorted(filter(None, days))
    middle = days.index(days[len(days) // 2])
    span = [days[middle], days[min(len(days) - 1, middle + reports // 200)]]
    (folder / "about.json").write_text(json.dumps({"reports": reports, "bytes": size, "span": span}))


class Corpus:
    def __init__(self, folder, is_made):
        self.folder = folder
        self.is_made = is_made  # by scripts/make_corpus
        self.name = folder.name
        self.archive = folder / "archive"
        self.table = folder / "reports.tsv"
        self.dump = folder / "dump"
        self.files = folder / "files"
        about = json.loads((folder / "about.json").read_text())
        self.reports, self.bytes, self.span = about["reports"], about["bytes"], about["span"]

    def index(self, peer):
        return self.folder / f"index.{peer}"


def corpus(work, name, source, reports):
    """Made of the reports of the source, unless it is there already; all of these where no number
    of reports is given."""
    folder = work / name
    if not (folder / "about.json").exists():
        say(f"making {name}")
        shutil.rmtree(folder, ignore_errors=True)
        if reports:
            make(source, folder / "archive", reports)
        else:
            apart(write_r1, source, folder / "archive")
        apart(describe, folder)
    return Corpus(folder, is_made=bool(reports))


# Other forms. Facets are those that Chancery found, so that a filter asks the same of everybody.

def found_facets(search, index, years):
    """{id: (leaders, countries, organisations)}, of one year after the other: a page has its limit."""
    facets = {}
    for year in years:
        page = subprocess.run([search, "--index", index, "--all", "--copies", "-n", "100000",
                               "--from", year, "--to", year, "--snippet-bytes", "0",
                               "--format", "csv"],
                              stdout=subprocess.PIPE, check=False)
        if page.returncode not in (0, 1):
            raise Failure(f"chancery-search ended with {page.returncode} at the year {year}")
        for row in csv.DictReader(io.StringIO(page.stdout.decode())):
            facets[row["id"]] = (row["leaders"], row["countries"], row["organisations"])
    return facets


def write_table(corpus, search, index):
    years = sorted({report["date"][:4] for report in read_lines(corpus.archive) if report["date"]})
    facets = found_facets(search, index, years)
    dated = sum(bool(report["date"]) for report in read_lines(corpus.archive))
    if len(facets) != dated:
        raise Failure(f"chancery-search lists {len(facets)} reports with a date, not {dated}")
    unfinished = corpus.table.with_suffix(".part")
    with open(unfinished, "w", encoding="utf-8") as out:
        for report in read_lines(corpus.archive):
            fields = [report[field] for field in COLUMNS[:5]] + list(facets.get(report["id"], [""] * 3))
            out.write("\t".join(fields) + "\n")
    unfinished.rename(corpus.table)


def read_table(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield dict(zip(COLUMNS, line.rstrip("\n").split("\t"), strict=True))


def write_dump(corpus):
    """For scriptindex: a field a line, an empty line behind each report."""
    unfinished = corpus.dump.with_suffix(".part")
    with open(unfinished, "w", encoding="utf-8") as out:
        for report in read_table(corpus.table):
            for field in COLUMNS[:5]:
                out.write(f"{field}={report[field]}\n")
            for field in COLUMNS[5:]:
                out.writelines(f"{field}={value}\n" for value in report[field].split(";") if value)
            out.write("\n")
    unfinished.rename(corpus.dump)


def write_files(corpus, folder, limit=None):
    unfinished = folder.with_name(folder.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    for number, report in enumerate(read_lines(corpus.archive)):
        if number == limit:
            break
        below = unfinished / f"{number // 1000:04d}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number % 1000:03d}.txt").write_text(f"{report['title']}\n\n{report['text']}\n",
                                                        encoding="utf-8")
    unfinished.rename(folder)
