"""How well Chancery recognises leaders and countries.

  scripts/evaluate facets DIR...   each DIR holds reports.jsonl and gold.jsonl (see below), or the
                                   .sgm files of Reuters-21578
  scripts/evaluate facets          the sample reports, against tests/data/sample_gold*.jsonl

A line of gold.jsonl: {"id", "leaders": [names], "countries": [ids]} and, counted neither way,
"leaders_optional" and "countries_optional". Of Reuters-21578 only recall is measured, for its
editors left out many true mentions: PLACES but the USA, and PEOPLE that the tables know as holders
of an office in 1987.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KINDS = ("leaders", "countries")


def fold(name):
    decomposed = unicodedata.normalize("NFKD", name.lower().replace("-", " "))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def read_json_lines(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_table(name):
    """Rows of a gazetteer table as dictionaries, by its own header."""
    with open(ROOT / "corpus/gazetteer" / name, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def recognised(archive, build):
    """What Chancery finds: {report id: {"leaders": {id: name}, "countries": {id: name}}}."""
    with tempfile.TemporaryDirectory() as scratch:
        index = pathlib.Path(scratch) / "index"
        run = subprocess.run(
            [build / "indexer/chancery-index", "--log-level", "error", "--index", index, *archive],
            stdout=subprocess.DEVNULL, check=False)
        if run.returncode not in (0, 1):
            sys.exit(f"chancery-index stopped with {run.returncode}")
        page = subprocess.run(
            [build / "search/chancery-search", "--index", index, "--all", "-n", "100000",
             "--format", "json"], stdout=subprocess.PIPE, check=False)
        if page.returncode not in (0, 1):
            sys.exit(f"chancery-search stopped with {page.returncode}")
    found = {}
    for hit in json.loads(page.stdout)["hits"]:
        found[hit["id"]] = {kind: {e["id"]: e["name"] for e in hit[kind]} for kind in KINDS}
    return found


class Score:
    def __init__(self):
        self.right, self.extra, self.missed = 0, 0, 0

    def add(self, found, gold, optional=frozenset()):
        self.right += len(found & gold)
        self.extra += len(found - gold - optional)
        self.missed += len(gold - found)

    def line(self, name):
        precision = self.right / max(self.right + self.extra, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"  {name:10} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


class LeaderNames:
    """Every spelling of a leader that the tables know, so that gold may use any."""

    def __init__(self):
        self.ids = {}
        for row in read_table("leaders.tsv"):
            if row["kind"] in ("name", "alias"):
                self.ids.setdefault(fold(row["name"]), set()).add(row["leader"])

    def canonical(self, name, found_ids):
        """The found leader whom a gold name means, else the name itself."""
        known = self.ids.get(fold(name), set()) & set(found_ids)
        return next(iter(sorted(known)), fold(name))


def judge(gold, found, names, verbose):
    scores = {kind: Score() for kind in KINDS}
    for report in gold:
        hit = found.get(report["id"], {kind: {} for kind in KINDS})
        for kind in KINDS:
            ids = set(hit[kind])
            wanted, optional = set(report[kind]), set(report.get(kind + "_optional", []))
            if kind == "leaders":
                wanted = {names.canonical(name, ids) for name in wanted}
                optional = {names.canonical(name, ids) for name in optional}
            scores[kind].add(ids, wanted, optional)
            if verbose and (ids - wanted - optional or wanted - ids):
                print(f"    {report['id']} {kind}: too many {sorted(ids - wanted - optional)}, "
                      f"missed {sorted(wanted - ids)}")
    print(f"  {len(gold)} reports, {sum(r['id'] in found for r in gold)} of them indexed")
    for kind in KINDS:
        print(scores[kind].line(kind))


def reuters_gold(folder):
    """{id: (places, people)} by the marks of the editors."""
    gold = {}
    for file in sorted(folder.glob("*.sgm")):
        for article in re.findall(r"<REUTERS.*?</REUTERS>", file.read_text("latin-1"), re.S):
            number = re.search(r'NEWID="(\d+)"', article).group(1)
            marks = [re.findall(r"<D>(.*?)</D>", re.search(f"<{tag}>(.*?)</{tag}>", article).group(1))
                     for tag in ("PLACES", "PEOPLE")]
            gold["reuters-" + number] = marks
    return gold


def judge_reuters(folder, found):
    countries = {}
    for row in read_table("countries.tsv"):
        if row["kind"] in ("name", "alias"):
            countries.setdefault(fold(row["name"]), set()).add(row["country"])
    surnames, in_1987 = {}, set()
    for row in read_table("leaders.tsv"):
        if row["kind"] in ("name", "alias", "surname"):
            surnames.setdefault(fold(row["name"]), set()).add(row["leader"])
        if row["kind"] == "office" and row["from"] <= "1987~" and (row["to"] or "9999") >= "1987":
            in_1987.add(row["leader"])
    places, people, unknown = Score(), Score(), set()
    for report, (marked_places, marked_people) in reuters_gold(folder).items():
        hit = found.get(report, {kind: {} for kind in KINDS})
        for place in marked_places:
            ids = countries.get(fold(place))
            if ids is None:
                unknown.add(place)
            elif ids != {"US"}:
                places.add({place} if ids & set(hit["countries"]) else set(), {place})
        for person in marked_people:
            ids = surnames.get(fold(person), set()) & in_1987
            if ids:
                people.add({person} if ids & set(hit["leaders"]) else set(), {person})
    for name, score in (("PLACES", places), ("PEOPLE", people)):
        total = score.right + score.missed
        print(f"  {name:10} recall {score.right / max(total, 1):.3f} of {total}")
    if unknown:
        print(f"  places the tables do not know: {', '.join(sorted(unknown))}")


def add_arguments(parser):
    parser.add_argument("folders", nargs="*", type=pathlib.Path, metavar="DIR")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every error")


def run(arguments):
    names = LeaderNames()
    build = arguments.build.resolve()
    if not arguments.folders:
        print("sample reports")
        gold = [line for file in sorted((ROOT / "tests/data").glob("sample_gold*.jsonl"))
                for line in read_json_lines(file)]
        judge(gold, recognised([ROOT / "corpus/reports"], build), names, arguments.verbose)
    for folder in arguments.folders:
        print(folder)
        if (folder / "gold.jsonl").exists():
            found = recognised([folder / "reports.jsonl"], build)
            judge(read_json_lines(folder / "gold.jsonl"), found, names, arguments.verbose)
        elif list(folder.glob("*.sgm")):
            judge_reuters(folder, recognised(sorted(folder.glob("*.sgm")), build))
        else:
            sys.exit(f"error: {folder} holds neither gold.jsonl nor .sgm files")

