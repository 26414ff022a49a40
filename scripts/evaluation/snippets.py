"""How much of a question a snippet shows, beside Xapian's, SQLite's and the most possible.

  scripts/evaluate snippets DIR            DIR holds TIME.ALL and TIME.QUE of the TIME collection
  scripts/evaluate snippets DIR --questions FILE
                                           DIR holds JSON Lines, FILE a question a line

Each question's words, stop words left out, are asked for as alternatives; the first 10 hits count.
Of the question's different stems that a report's text holds, the share is taken that its snippet
shows, and the mean over all hits that hold one. Each maker of snippets is given the same hits, the
same text and the same number of bytes:

  ours          chancery-search --snippet-bytes
  MSet::snippet Xapian's, of one passage; without its HTML, and within the bytes
  SQLite        snippet() of FTS5 with the porter tokenizer, which counts tokens (64 at most): of
                the lengths that fit the bytes the one that shows the most
  possible      the most that up to three runs of whole words can show where 5 bytes (" … ") stand
                between two of them and nothing at either end: found exactly, by the cheapest run
                for each set of stems and all choices of three. No snippet of three places that cuts
                no word can show more, nor does it ask for whole sentences or room for an ellipsis
                at an end

Stems are those of Xapian's English stemmer, on words in lower case without accents and possessive
endings. Without python3-xapian (Debian has it) words count as they are written, and MSet::snippet
is left out; the table says so.
"""

import html
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

try:
    import xapian
except ImportError:
    xapian = None

HITS = 10
MOST_PLACES = 3
BETWEEN = len(" … ".encode())
STOP_WORDS = frozenset("""a about after all also an and any are as at be been but by can did do does
for from had has have he her him his how i if in into is it its may more most no not of on or our
out over s she so some such than that the their them then there these they this those to under up
was we were what when where which while who whom why will with would you your""".split())
WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
STEM = xapian.Stem("en") if xapian else None


# --- words and stems

def stem_of(word):
    folded = unicodedata.normalize("NFKD", word.lower().replace("’", "'").replace(".", ""))
    folded = "".join(c for c in folded if not unicodedata.combining(c)).removesuffix("'s")
    return STEM(folded.encode()).decode() if STEM else folded


class Stems:
    """Stems by the word, each made once."""

    def __init__(self):
        self.known = {}

    def __getitem__(self, word):
        if word not in self.known:
            self.known[word] = stem_of(word)
        return self.known[word]

    def of(self, text):
        return {self[word] for word in WORD.findall(text)}


STEMS = Stems()


def question_words(question):
    """In lower case, so that none is taken for an operator; but "U.S." is a word only as it is."""
    return [word if "." in word else word.lower() for word in WORD.findall(question)
            if word.lower().replace(".", "") not in STOP_WORDS]


# --- collections

def time_text(lines):
    """Lines of the TIME collection as text: marks stand with the word before them."""
    text = " ".join(" ".join(lines).split())
    return re.sub(r" ([.,;:?!])(?= |$)", r"\1", text)


def time_records(file, mark):
    """[(what stands behind the mark, its text)] up to *STOP."""
    records = []
    for line in file.read_text("latin-1").splitlines():
        if line.startswith("*STOP"):
            break
        if line.startswith(mark):
            records.append((line[len(mark):].strip(), []))
        elif records:
            records[-1][1].append(line)
    return [(head, time_text(lines)) for head, lines in records]


def time_collection(folder):
    reports = {str(number): text for number, (_, text)
               in enumerate(time_records(folder / "TIME.ALL", "*TEXT"), 1)}
    return reports, [text for _, text in time_records(folder / "TIME.QUE", "*FIND")]


def json_lines_collection(folder, questions):
    if not questions:
        sys.exit(f"error: {folder} is no TIME collection\n"
                 "hint: give the questions, one a line, with --questions FILE")
    reports = {}
    for file in sorted(folder.glob("**/*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line) if line.strip() else {}
            text = record.get("body") or record.get("text")
            if text:
                reports[str(len(reports) + 1)] = text
    if not reports:
        sys.exit(f"error: {folder} holds no .jsonl with reports")
    return reports, [line for line in questions.read_text("utf-8").splitlines() if line.strip()]


# --- makers of snippets: each answers (question, report, most_bytes) with a text

class Ours:
    name = "ours"

    def __init__(self, reports, build, scratch):
        archive, self.build, self.index = scratch / "reports.jsonl", build, scratch / "index"
        with open(archive, "w", encoding="utf-8") as out:
            for report, text in reports.items():
                print(json.dumps({"id": report, "title": "-", "body": text}), file=out)
        self.run("indexer/chancery-index", "--log-level", "error", "--index", self.index, archive)
        self.pages = {}

    def run(self, program, *arguments):
        done = subprocess.run([self.build / program, *arguments], stdout=subprocess.PIPE,
                              check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"error: {program} stopped with {done.returncode}")
        return done.stdout

    def ask(self, question, most_bytes):
        """{report: snippet} of the best hits, best first."""
        key = (question, most_bytes)
        if key not in self.pages:
            page = json.loads(self.run(
                "search/chancery-search", "--index", self.index, "--format", "json", "-n",
                str(HITS), "--snippet-bytes", str(most_bytes), "--",
                *question_words(question)))
            self.pages[key] = {hit["id"]: hit["snippet"]["text"] for hit in page["hits"]}
        return self.pages[key]

    def snippet(self, question, report, _text, most_bytes):
        return self.ask(question, most_bytes)[report]


class OfXapian:
    name = "MSet::snippet"

    def __init__(self, reports):
        self.database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
        self.stem = xapian.Stem("en")
        generator = xapian.TermGenerator()
        generator.set_stemmer(self.stem)
        self.ids = {}
        for report, text in reports.items():
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(text)
            self.ids[report] = self.database.add_document(document)

    def mset(self, question):
        parser = xapian.QueryParser()
        parser.set_database(self.database)
        parser.set_stemmer(self.stem)
        parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        enquire = xapian.Enquire(self.database)
        enquire.set_query(parser.parse_query(" ".join(question_words(question))))
        return enquire.get_mset(0, self.database.get_doccount())

    def snippet(self, question, _report, text, most_bytes):
        mset = self.mset(question)
        # The length is a guide to it: the longest that keeps to the bytes.
        for length in range(most_bytes, 0, -8):
            marked = mset.snippet(text, length, self.stem, xapian.MSet.SNIPPET_BACKGROUND_MODEL,
                                  "", "", "…".encode()).decode()
            shown = html.unescape(marked)
            if len(shown.encode()) <= most_bytes:
                return shown
        return ""


class OfSqlite:
    name = "SQLite"

    def __init__(self, reports):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE report USING fts5(text, tokenize='porter')")
        self.database.executemany("INSERT INTO report(rowid, text) VALUES (?, ?)",
                                  ((int(report), text) for report, text in reports.items()))

    def snippet(self, question, report, _text, most_bytes):
        stems, best, most = STEMS.of(" ".join(question_words(question))), "", -1
        tokens = " OR ".join(f'"{word}"' for word in question_words(question))
        for length in range(1, 65):
            row = self.database.execute(
                "SELECT snippet(report, 0, '', '', '…', ?) FROM report "
                "WHERE report MATCH ? AND rowid = ?", (length, tokens, int(report))).fetchone()
            if row is None or len(row[0].encode()) > most_bytes:
                break
            shown = len(STEMS.of(row[0]) & stems)
            if shown >= most:
                best, most = row[0], shown
        return best


# --- the most possible

def cheapest_runs(text, stems, most_bytes):
    """{set of stems: the least bytes that a run of words showing them takes}."""
    places, cheapest = [], {}
    for word in WORD.finditer(text):
        if STEMS[word.group()] in stems:
            places.append((len(text[:word.start()].encode()), len(word.group().encode()),
                           STEMS[word.group()]))
    for first, (begin, _, _) in enumerate(places):
        shown = frozenset()
        for at, size, stem in places[first:]:
            taken = at + size - begin
            if taken > most_bytes:
                break
            if stem not in shown:
                shown |= {stem}
                cheapest[shown] = min(taken, cheapest.get(shown, taken))
    return unbeaten(cheapest)


def unbeaten(cheapest):
    """Without the sets of which a larger one takes no more bytes."""
    kept = {}
    for shown, taken in sorted(cheapest.items(), key=lambda item: (item[1], -len(item[0]))):
        if not any(shown <= other for other in kept):
            kept[shown] = taken
    return kept


def most_possible(text, stems, most_bytes):
    one = cheapest_runs(text, stems, most_bytes)
    reached = dict(one)
    for _ in range(MOST_PLACES - 1):
        further = dict(reached)
        for shown, taken in reached.items():
            for added, cost in one.items():
                both, total = shown | added, taken + cost + BETWEEN
                if total <= most_bytes and total < further.get(both, total + 1):
                    further[both] = total
        reached = unbeaten(further)
    return max(map(len, reached), default=0)


# --- measuring

def measure(ours, makers, reports, questions, most_bytes):
    """({name: mean share}, number of hits)."""
    shares = {maker.name: 0.0 for maker in (ours, *makers)} | {"possible": 0.0}
    hits = 0
    for question in questions:
        asked = STEMS.of(" ".join(question_words(question)))
        for report in ours.ask(question, most_bytes):
            text = reports[report]
            held = asked & STEMS.of(text)
            if not held:
                continue
            hits += 1
            shares["possible"] += most_possible(text, held, most_bytes) / len(held)
            for maker in (ours, *makers):
                shown = maker.snippet(question, report, text, most_bytes)
                assert len(shown.encode()) <= most_bytes, (maker.name, shown)
                shares[maker.name] += len(STEMS.of(shown) & held) / len(held)
    return {name: share / max(hits, 1) for name, share in shares.items()}, hits


def print_table(rows):
    names = [name for name in rows[0][1] if name not in ("ours", "possible")]
    print("| bytes | ours | of the best possible | " + " | ".join(names) + " | best possible |")
    print("| --- " * (len(names) + 4) + "|")
    for most_bytes, shares in rows:
        figures = [shares["ours"], shares["ours"] / max(shares["possible"], 1e-9),
                   *(shares[name] for name in names), shares["possible"]]
        print(f"| {most_bytes} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")


def add_arguments(parser):
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--questions", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--bytes", type=int, nargs="+", default=[120, 240, 480], metavar="N")


def run(arguments):
    is_time = (arguments.folder / "TIME.ALL").exists()
    reports, questions = (time_collection(arguments.folder) if is_time else
                          json_lines_collection(arguments.folder, arguments.questions))
    with tempfile.TemporaryDirectory() as scratch:
        ours = Ours(reports, arguments.build.resolve(), pathlib.Path(scratch))
        makers = ([OfXapian(reports)] if xapian else []) + [OfSqlite(reports)]
        rows, hits = [], 0
        for most_bytes in arguments.bytes:
            shares, hits = measure(ours, makers, reports, questions, most_bytes)
            rows.append((most_bytes, shares))
    print(f"{len(reports)} reports, {len(questions)} questions, {hits} hits\n")
    print_table(rows)
    if not xapian:
        print("\nWithout python3-xapian: MSet::snippet is left out, and words count as they are "
              "written.\nhint: apt-get install python3-xapian, and run with /usr/bin/python3")
