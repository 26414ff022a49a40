"""Who is measured: Chancery, and those whom people use instead. Each is handed the same text.

A peer says in absent() what is missing on this machine, lays out in prepare() what it reads, and
gives in build() the command that makes an index; asks() gives the one that answers a file of questions,
of those who can be asked warm, in one process.
"""

import os
import pathlib
import shutil
import sqlite3
import sys

from benchmark import corpora
from benchmark.process import Absent, apart, run, say

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = pathlib.Path(__file__).resolve().parent


class Peer:
    name = title = remark = ""
    at_most, why_at_most = None, ""  # reports

    def __init__(self, build, work):
        self.programs, self.work = build, work

    def absent(self):
        return None

    def prepare(self, corpus):
        pass

    def reads(self, corpus):
        """The file or folder that build() is handed."""
        return corpus.archive

    def build(self, corpus, index):
        """The command and its environment, None for that of this process."""
        raise NotImplementedError

    def asks(self, index, questions, rounds):
        return None


def lacks(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    return f"{', '.join(missing)} not installed" if missing else None


class Chancery(Peer):
    name, title = "chancery", "Chancery"
    remark = "finds leaders and countries itself, the others are handed them"

    def __init__(self, build, work):
        super().__init__(build, work)
        self.indexer = build / "indexer/chancery-index"
        self.search = build / "search/chancery-search"
        self.search_bench = build / "tests/bench/search_bench"

    def absent(self):
        for program in (self.indexer, self.search):
            if not program.exists():
                return f"{program.name} is not built"
        return None

    def build(self, corpus, index):
        return self.update(corpus.archive, index), None

    def update(self, archive, index):
        return [self.indexer, "--log-level", "error", "--index", index, archive]

    def asks(self, index, questions, rounds):
        if not self.search_bench.exists():
            raise Absent("search_bench is not built (preset bench)")
        return [self.search_bench, index, rounds, questions.with_suffix(".txt")]


class ChanceryOneCore(Chancery):
    name, title, remark = "chancery1", "Chancery, 1 core", "beside those with one thread"

    def build(self, corpus, index):
        core = str(min(os.sched_getaffinity(0)))
        return ["taskset", "-c", core, *self.update(corpus.archive, index)], None

    def asks(self, index, questions, rounds):
        return None


class TablePeer(Peer):
    """Is handed what stands in reports.tsv."""

    def reads(self, corpus):
        return corpus.table


class Book(TablePeer):
    name, title = "book", "Xapian by the book"

    def absent(self):
        return None if self.program().exists() else "not built (preset bench)"

    def program(self):
        return self.programs / "tests/bench/xapian_by_the_book"

    def build(self, corpus, index):
        return [self.program(), corpus.table, index], None


class Fts5(TablePeer):
    name, title, remark = "fts5", "SQLite FTS5", "one stemmed form a word; facets are tables"
    program = (sys.executable, HERE / "fts5_program.py")

    def absent(self):
        try:
            sqlite3.connect(":memory:").execute("create virtual table t using fts5(x)")
        except sqlite3.OperationalError as error:
            return str(error)
        return None

    def build(self, corpus, index):
        return [*self.program, "build", corpus.table, index], None

    def asks(self, index, questions, rounds):
        return [*self.program, "ask", index, questions, rounds]


class Lucene(TablePeer):
    name, title, threads = "lucene", "Lucene, 1 thread", 1
    remark = "with offsets to highlight by; the start of the JVM is counted"
    jars_folder = pathlib.Path("/usr/share/java")
    parts = ("core", "analyzers-common", "facet", "highlighter", "queries", "memory")

    def jars(self):
        found = [sorted(self.jars_folder.glob(f"lucene-{part}-4.10*.jar")) for part in self.parts]
        return [jars[-1] for jars in found if jars]

    def absent(self):
        missing = lacks("java", "javac")
        return missing or (None if len(self.jars()) == len(self.parts) else "Lucene 4.10 not installed")

    def class_path(self):
        return ":".join(map(str, [self.work / "lucene", *self.jars()]))

    def prepare(self, corpus):
        classes = self.work / "lucene"
        classes.mkdir(exist_ok=True)
        run(["javac", "-cp", self.class_path(), "-d", classes, ROOT / "tests/bench/LuceneBench.java"])

    def build(self, corpus, index):
        return ["java", "-cp", self.class_path(), "LuceneBench", "build", corpus.table, index,
                self.threads], None

    def asks(self, index, questions, rounds):
        return ["java", "-cp", self.class_path(), "LuceneBench", "ask", index, questions, rounds]


class LuceneThreads(Lucene):
    name, title, threads, remark = "lucene2", "Lucene, 2 threads", 2, ""

    def asks(self, index, questions, rounds):
        return None


SCRIPT = """id : boolean=Q unique=Q field
date : field value=3
source : field value=4
title : field index=S index
text : field index
leaders : field boolean=XL
countries : field boolean=XC
organisations : field boolean=XO
"""


class Scriptindex(TablePeer):
    name, title = "scriptindex", "scriptindex (Omega)"
    at_most, why_at_most = 200_000, "it takes as long as Xapian by the book"

    def absent(self):
        return lacks("scriptindex")

    def prepare(self, corpus):
        (self.work / "scriptindex.script").write_text(SCRIPT)
        if not corpus.dump.exists():
            apart(corpora.write_dump, corpus)

    def reads(self, corpus):
        return corpus.dump

    def build(self, corpus, index):
        return ["scriptindex", index, self.work / "scriptindex.script", corpus.dump], None


class FilesPeer(Peer):
    at_most, why_at_most = 50_000, "it reads a file each"

    def prepare(self, corpus):
        if not corpus.files.exists():
            say(f"writing {corpus.name} as files")
            corpora.write_files(corpus, corpus.files)

    def reads(self, corpus):
        return corpus.files


class Omindex(FilesPeer):
    name, title, remark = "omindex", "omindex (Omega), files", "no facets, no dates"

    def absent(self):
        return lacks("omindex")

    def build(self, corpus, index):
        return ["omindex", "--db", index, "--url", "/", "--sample-size", "1M", corpus.files], None


class Recoll(FilesPeer):
    name, title, remark = "recoll", "recollindex, files", "no facets, no dates; several threads"

    def absent(self):
        return lacks("recollindex")

    def build(self, corpus, index):
        """Its settings are in the folder of the index, and so is its home: it writes to both."""
        index.mkdir()
        (index / "recoll.conf").write_text(f"topdirs = {corpus.files}\nnoaspell = 1\n"
                                           "indexstemminglanguages = english\nloglevel = 2\n"
                                           "idxniceprio = 0\n")
        return (["recollindex", "-c", index, "-z"],
                {**os.environ, "HOME": str(index), "RECOLL_CONFDIR": str(index),
                 "XDG_CACHE_HOME": str(index), "TMPDIR": str(index)})


PEERS = (Chancery, ChanceryOneCore, Book, Scriptindex, Omindex, Recoll, Fts5, Lucene, LuceneThreads)
NAMES = [peer.name for peer in PEERS[1:]]
