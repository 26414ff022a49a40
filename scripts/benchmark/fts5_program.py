"""SQLite's FTS5, as a program of its own, to be measured like the others.

  fts5_program.py build TABLE DATABASE
  fts5_program.py ask DATABASE QUESTIONS ROUNDS

An answer is the ten best reports with a snippet, and the counts of all facets.
"""

import json
import pathlib
import sqlite3
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from benchmark import corpora, questions, table  # noqa: E402

FACETS = ("leaders", "countries", "organisations")
SCHEMA = """
create virtual table texts using fts5(title, text, tokenize='porter unicode61');
create table reports(number integer primary key, id text, day text, source text);
create table facets(report integer, kind integer, value text,
                    primary key (report, kind, value)) without rowid;
"""
INDEXES = """
create index by_day on reports(day);
create index by_value on facets(kind, value, report);
"""


def add(database, number, report):
    database.execute("insert into texts(rowid, title, text) values (?, ?, ?)",
                     (number, report["title"], report["text"]))
    database.execute("insert into reports values (?, ?, ?, ?)",
                     (number, report["id"], report["date"], report["source"]))
    database.executemany("insert or ignore into facets values (?, ?, ?)",
                         [(number, kind, value) for kind, facet in enumerate(FACETS)
                          for value in report[facet].split(";") if value])


def build(reports, where):
    database = sqlite3.connect(where)
    database.executescript(SCHEMA)
    for number, report in enumerate(corpora.read_table(reports), 1):
        add(database, number, report)
    database.executescript(INDEXES)
    database.commit()
    database.close()


def conditions(question):
    """What follows "where", on the rows of texts, and its parameters."""
    parts, parameters = [], []
    # With the plus the words are looked up once, and not anew for each row of the other table.
    row = "+rowid" if question.words else "rowid"
    if question.words:
        parts.append("texts match ?")
        parameters.append(question.of_fts5())
    if question.span:
        parts.append(f"{row} in (select number from reports where day between ? and ?)")
        parameters += question.span
    if question.country:
        parts.append(f"{row} in (select report from facets where kind = 1 and value = ?)")
        parameters.append(question.country)
    return " and ".join(parts), parameters


def answer(database, question):
    """The number of matches."""
    where, parameters = conditions(question)
    order = "order by rank" if question.words else ""
    database.execute(f"select rowid, title, snippet(texts, 1, '[', ']', '…', 32) from texts "
                     f"where {where} {order} limit 10", parameters).fetchall()
    # The rows that match are found once for the counts; the cross join has them lead.
    matches = database.execute(f"insert into found select rowid from texts where {where}",
                               parameters).rowcount
    database.execute("select kind, value, count(*) from found cross join facets "
                     "using (report) group by kind, value").fetchall()
    return matches


def milliseconds(database, question):
    start = time.perf_counter()
    matches = answer(database, question)
    took = (time.perf_counter() - start) * 1000
    database.execute("delete from found")
    return took, matches


def ask(where, asked, rounds):
    database = sqlite3.connect(where)
    database.execute("pragma mmap_size = 4000000000")
    database.execute("pragma temp_store = memory")
    database.execute("create temp table found(report integer primary key)")
    all_asked = list(questions.read(asked))
    first = [milliseconds(database, question) for question in all_asked]
    for question, (first_ms, matches) in zip(all_asked, first):
        times = [milliseconds(database, question)[0] for _ in range(rounds)]
        print(json.dumps({"question": question.label, "matches": matches, "first_ms": first_ms,
                          "median_ms": table.median(times), "p95_ms": table.percentile95(times)}))


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], sys.argv[3])
    else:
        ask(sys.argv[2], sys.argv[3], int(sys.argv[4]))
