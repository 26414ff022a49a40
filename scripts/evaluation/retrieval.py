"""How well Chancery ranks, beside what else is on the machine.

  scripts/evaluate retrieval FOLDER [--qrels FILE]   FOLDER is the TIME collection (TIME.ALL, TIME.QUE and
                                                     TIME.REL*), or holds reports.jsonl, queries.tsv and qrels
  scripts/evaluate retrieval FOLDER --each           the average precision of each question, too

Judgements are in TREC's form ("QUERY 0 REPORT RELEVANT") or in TIME's ("QUERY REPORT REPORT ..."); queries.tsv
has a number, a tab and a question a line. Prints MAP, nDCG@10, P@5 and MRR over the questions that have a
judgement, for Chancery; for Chancery without its understanding of names (--literal); for Xapian's defaults with
and without our stop words (python3-xapian); and for SQLite FTS5 (porter, bm25). Whoever is not installed is
passed over with a note. Reports of which a run says nothing count as not found.

Of the TIME collection two reports are missing in the copy that goes round: a judgement that names a report
behind them, from number 376 on, means the one two before. --mended counts them so; without it they are taken
as they stand.
"""

import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DEPTH = 1000  # reports of a run that are judged
MISSING_FROM = 376
MISSING = 2


def add_arguments(parser):
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--qrels", type=pathlib.Path, help="judgements, where FOLDER has none")
    parser.add_argument("--mended", action="store_true",
                        help="move TIME's judgements behind the missing reports")
    parser.add_argument("--each", action="store_true", help="show every question")


# Collections: reports as {"id", "date", "text"}, questions as {number: text}.

def time_reports(folder):
    text = (folder / "TIME.ALL").read_text("latin-1").split("*STOP")[0]
    for number, article in enumerate(re.split(r"^\*TEXT ", text, flags=re.M)[1:], 1):
        head, _, body = article.partition("\n")
        day = re.match(r"\d+\s+(\d\d)[/ ](\d\d)[/ ](\d\d)", head)
        report = {"id": str(number), "text": tidy(body)}
        if day:
            report["date"] = f"19{day.group(3)}-{day.group(1)}-{day.group(2)}"
        yield report


def time_questions(folder):
    text = (folder / "TIME.QUE").read_text("latin-1").split("*STOP")[0]
    parts = re.split(r"^\*FIND\s+", text, flags=re.M)[1:]
    return {int(part.split("\n", 1)[0]): tidy(part.split("\n", 1)[1]) for part in parts}


def tidy(text):
    """On one line, with full stops and commas at the word before."""
    return re.sub(r"\s+([.,;:?!])", r"\1", re.sub(r"\s+", " ", text).strip())


def read_collection(folder):
    if (folder / "TIME.ALL").exists():
        return list(time_reports(folder)), time_questions(folder)
    with open(folder / "reports.jsonl", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines if line.strip()]
    with open(folder / "queries.tsv", encoding="utf-8") as lines:
        questions = dict(line.rstrip("\n").split("\t", 1) for line in lines if line.strip())
    return reports, {int(number): question for number, question in questions.items()}


def read_judgements(files, mended):
    """{question: {ids of the relevant reports}}"""
    relevant = {}
    for file in files:
        for line in file.read_text().splitlines():
            fields = line.split()
            if not fields:
                continue
            is_trec = len(fields) == 4 and fields[1] in ("0", "Q0")
            reports = [fields[2]] if is_trec and int(fields[3]) > 0 else [] if is_trec else fields[1:]
            for report in reports:
                if mended and int(report) >= MISSING_FROM:
                    report = str(int(report) - MISSING)
                relevant.setdefault(int(fields[0]), set()).add(report)
    return relevant


# Runs: a function that gives the ids of the reports for a question, the best first.

def chancery(reports, build, scratch, *options):
    archive, index = scratch / "reports.jsonl", scratch / "index"
    if not index.exists():
        archive.write_text("".join(json.dumps(report) + "\n" for report in reports))
        subprocess.run([build / "indexer/chancery-index", "--log-level", "error", "--index", index,
                        archive], stdout=subprocess.DEVNULL, check=True)

    def run(question):
        # The questions are sentences: what is an operator in the query language is a word there.
        plain = re.sub(r"\b(AND|OR|NOT|NEAR|ADJ)\b", lambda word: word.group().lower(), question)
        plain = re.sub(r"[()*]", " ", plain)
        page = subprocess.run([build / "search/chancery-search", "--index", index, "-n", str(DEPTH),
                               "--format", "json", "--snippet-bytes", "0", *options, "--", plain],
                              stdout=subprocess.PIPE, check=False)
        if page.returncode not in (0, 1):
            sys.exit(f"chancery-search stopped with {page.returncode} at: {plain}")
        return [hit["id"] for hit in json.loads(page.stdout)["hits"]]

    return run


def our_stop_words():
    source = (ROOT / "corpus/schema/stop_words.h").read_text()
    return re.findall(r'"([^"]+)"', source[source.index("kStopWords{"):])


def xapian_default(reports, stop_words):
    import xapian
    database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    for report in reports:
        document = xapian.Document()
        document.set_data(report["id"])
        generator.set_document(document)
        generator.index_text(report.get("title", "") + " " + report["text"].lower())
        database.add_document(document)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)
    stopper = xapian.SimpleStopper()
    for word in stop_words:
        stopper.add(word)
    parser.set_stopper(stopper)

    def run(question):
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(question.lower(), 0))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, DEPTH)]

    return run


def sqlite(reports):
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table reports using fts5(id unindexed, text, "
                     "tokenize='porter unicode61')")
    database.executemany("insert into reports values (?, ?)",
                         [(r["id"], r.get("title", "") + " " + r["text"]) for r in reports])

    def run(question):
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        rows = database.execute("select id from reports where reports match ? order by bm25(reports) "
                                "limit ?", (words, DEPTH))
        return [row[0] for row in rows]

    return run


# Measures.

def average_precision(run, relevant):
    found, total = 0, 0.0
    for rank, report in enumerate(run, 1):
        if report in relevant:
            found += 1
            total += found / rank
    return total / len(relevant)


def ndcg(run, relevant, depth=10):
    gain = sum(1 / math.log2(rank + 1) for rank, report in enumerate(run[:depth], 1)
               if report in relevant)
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(depth, len(relevant)) + 1))


def precision(run, relevant, depth=5):
    return sum(report in relevant for report in run[:depth]) / depth


def reciprocal_rank(run, relevant):
    return next((1 / rank for rank, report in enumerate(run, 1) if report in relevant), 0.0)


MEASURES = (("MAP", average_precision), ("nDCG@10", ndcg), ("P@5", precision),
            ("MRR", reciprocal_rank))


def judge(name, answer, questions, relevant, each):
    runs = {number: answer(questions[number]) for number in relevant}
    means = [sum(measure(runs[n], relevant[n]) for n in relevant) / len(relevant)
             for _, measure in MEASURES]
    print(f"| {name} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |", flush=True)
    if each:
        for number in sorted(relevant):
            print(f"    {number:4} {average_precision(runs[number], relevant[number]):.3f}  "
                  f"{questions[number]}")


def run(arguments):
    reports, questions = read_collection(arguments.folder)
    files = [arguments.qrels] if arguments.qrels else sorted(
        [*arguments.folder.glob("TIME.REL*"), *arguments.folder.glob("*qrels*")])
    relevant = {number: ids for number, ids in read_judgements(files, arguments.mended).items()
                if number in questions}
    if not relevant:
        sys.exit("error: no judgements; --qrels FILE names them")
    print(f"{len(reports)} reports, {len(relevant)} of {len(questions)} questions have judgements\n")
    print("| | " + " | ".join(name for name, _ in MEASURES) + " |")
    print("| --- |" + " --- |" * len(MEASURES))
    with tempfile.TemporaryDirectory() as folder:
        scratch, build = pathlib.Path(folder), arguments.build.resolve()
        for name, options in (("Chancery", ()), ("Chancery --literal", ("--literal",))):
            judge(name, chancery(reports, build, scratch, *options), questions, relevant,
                  arguments.each and not options)
    try:
        judge("Xapian's defaults and our stop words", xapian_default(reports, our_stop_words()),
              questions, relevant, False)
        judge("Xapian's defaults", xapian_default(reports, []), questions, relevant, False)
    except ImportError:
        print("(Xapian's defaults passed over: python3-xapian is not installed)")
    judge("SQLite FTS5", sqlite(reports), questions, relevant, False)
