"""One run of the benchmark: what it measures, with whom, and where its tables go."""

import contextlib
import dataclasses
import pathlib
import sys
import tempfile

from benchmark import building, corpora, load, machine, night, questions, searching, table
from benchmark.peers import PEERS
from benchmark.process import Absent, Failure, say

STEPS = {"build": building.run, "night": night.run_step, "search": searching.run_step,
         "load": load.run_step}
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@dataclasses.dataclass
class Night:
    new: int
    changed: int
    gone: int
    files: int


@dataclasses.dataclass
class Load:
    readers: int
    seconds: float


@dataclasses.dataclass
class Plan:
    source: pathlib.Path  # the folder of reports that all corpora are made of
    sizes: dict  # {name of a corpus: reports, None for those of the source}
    builds: int  # of each index
    rounds: int  # of each question
    questions: int  # only the first so many, None for all
    night: Night
    load: Load


class Bench:
    def __init__(self, build, work, plan):
        self.build, self.work, self.plan = build, work, plan
        self.parts, self.failures, self.notes = [], [], []
        self.made = None
        self.peers = []

    @property
    def chancery(self):
        return self.peers[0]

    def choose(self, names):
        """Chancery, and of the peers named those that are installed."""
        peers = [peer(self.build, self.work) for peer in PEERS if peer.name in ("chancery", *names)]
        left_out = [peer.title for peer in PEERS if peer.name not in ("chancery", *names)]
        if left_out:
            self.note(f"not asked for: {', '.join(left_out)}")
        for peer in peers:
            reason = peer.absent()
            if reason and peer is peers[0]:
                sys.exit(f"error: {reason}\nhint: cmake --preset bench && cmake --build --preset bench")
            if reason:
                self.note(f"{peer.title} is not measured: {reason}")
            else:
                self.peers.append(peer)

    def corpora(self):
        if self.made is None:
            self.made = [corpora.corpus(self.work, name, self.plan.source, reports)
                         for name, reports in self.plan.sizes.items()]
        return self.made

    def searched_corpora(self):
        searched = [corpus for corpus in self.corpora() if corpus.name not in corpora.BUILT_ONLY]
        if not searched:
            self.note(f"nothing is searched: {', '.join(corpora.BUILT_ONLY)} is only built")
        return searched

    def questions(self, corpus):
        return questions.questions(corpus)[: self.plan.questions]

    def put(self, text):
        self.parts.append(text)
        print(text, flush=True)

    def note(self, text):
        self.notes.append(text)
        say(text)

    def failed(self, peer, failure):
        say(f"{peer.title}: {failure}")
        if not isinstance(failure, Absent):
            self.failures.append(f"{peer.title} failed: {failure}")

    def run(self, steps):
        self.put(table.markdown("The machine", ["", ""], machine.describe(self.build)))
        for step in steps:
            try:
                STEPS[step](self)
            except Failure as failure:
                self.failures.append(f"{step} failed: {failure}")
                say(self.failures[-1])
        remarks = self.notes + list(dict.fromkeys(self.failures))
        if remarks:
            self.put("\n".join(f"- {remark}" for remark in remarks) + "\n")

    def write(self, path):
        before, after = around_the_figures(path)
        path.write_text(before + "\n".join(self.parts) + after, encoding="utf-8")


def around_the_figures(path):
    """What a page has before and behind the place for the tables; nothing where it is not there."""
    if not path.exists():
        return "", ""
    page = path.read_text(encoding="utf-8")
    if BEGIN not in page or END not in page:
        sys.exit(f"error: {path} is there and has no place for the tables\n"
                 f"hint: it is between {BEGIN} and {END}; or name a file that is not there")
    return f"{page.split(BEGIN)[0]}{BEGIN}\n\n", f"\n{END}{page.split(END)[1]}"


def add_arguments(parser, peers):
    parser.add_argument("--build", type=pathlib.Path, help="build/bench, or else build/release")
    parser.add_argument("--only", metavar="STEPS", type=names_of(STEPS), default=list(STEPS),
                        help=f"of {','.join(STEPS)}")
    known = [peer.name for peer in PEERS[1:]]
    parser.add_argument("--peers", metavar="NAMES", type=names_of(known), default=peers,
                        help=f"of {','.join(known)}; without: {','.join(peers)}")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR",
                        help="make corpora and indexes there, and use what is there already")
    parser.add_argument("--markdown", type=pathlib.Path, metavar="FILE",
                        help="write the tables, too, or put them into the place the file has for them")
    parser.add_argument("--rounds", type=int, help="how often each question is asked")


def names_of(known):
    def names(text):
        chosen = [name for name in text.split(",") if name]
        unknown = [name for name in chosen if name not in known]
        if unknown:
            raise ValueError(unknown)
        return chosen
    names.__name__ = f"name (known are {', '.join(known)})"
    return names


def build_folder(given):
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    if given:
        return given.resolve()
    folders = [root / "build/bench", root / "build/release"]
    return next((folder for folder in folders if folder.exists()), folders[0])


@contextlib.contextmanager
def work_folder(keep):
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        yield pathlib.Path(folder)


def measure(arguments, plan):
    """0, or 1 if something that was tried could not be measured."""
    if arguments.markdown:
        around_the_figures(arguments.markdown)  # rather now than in an hour
    with work_folder(arguments.keep) as work:
        bench = Bench(build_folder(arguments.build), work, plan)
        bench.choose(arguments.peers)
        bench.run(arguments.only)
    if arguments.markdown:
        bench.write(arguments.markdown)
    return 1 if bench.failures else 0
