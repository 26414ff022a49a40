"""How long it takes to build an index from nothing, and how that grows."""

from benchmark import indexes, table
from benchmark.process import Failure, say

LONG = 120  # seconds; what takes longer is built once


class Result:
    """Of one peer with one corpus."""

    def __init__(self, peer, corpus):
        self.peer, self.corpus = peer, corpus
        self.runs, self.size, self.failure = [], 0, None

    def build(self, chancery):
        try:
            if not self.runs:
                indexes.prepare(self.peer, self.corpus, chancery)
            indexes.read_once(self.peer.reads(self.corpus))
            self.runs.append(indexes.build(self.peer, self.corpus))
            self.size = indexes.bytes_of(self.corpus.index(self.peer.name))
        except Failure as failure:
            self.failure = failure

    def is_worth_another(self):
        return not self.failure and self.runs[0].seconds <= LONG

    @property
    def run(self):
        """The middle one."""
        return sorted(self.runs, key=lambda run: run.seconds)[len(self.runs) // 2]

    def seconds_a_report(self):
        return self.run.seconds / self.corpus.reports


def build_in_turns(results, chancery, rounds):
    """One round after the other, so that a slow minute of the machine does not meet one peer alone."""
    for number in range(rounds):
        for result in results:
            if number == 0 or result.is_worth_another():
                result.build(chancery)


def row(result, chancery_seconds):
    if result.failure:
        return [result.peer.title] + [""] * 7 + [str(result.failure)]
    run, corpus = result.run, result.corpus
    return [result.peer.title, table.seconds(run.seconds), table.seconds(run.cpu),
            f"{run.peak:.0f}", table.megabytes(result.size), f"{result.size / corpus.bytes:.2f}",
            table.count(round(corpus.reports / run.seconds)),
            f"{run.seconds / chancery_seconds:.2f}" if chancery_seconds else "", result.peer.remark]


def build_table(corpus, bench):
    """One corpus; what could not be measured is a row that says why."""
    rounds = bench.plan.builds
    results = [Result(peer, corpus) for peer in bench.peers]
    build_in_turns(results, bench.chancery, rounds)
    for result in results:
        if result.failure:
            bench.failed(result.peer, result.failure)
    first = results[0]  # Chancery
    seconds = None if first.failure else first.run.seconds
    times = f"the middle one of {rounds} runs; one of what takes over {LONG} s" if rounds > 1 else "one run"
    bench.put(table.markdown(
        f"Building {corpus.name}: {table.count(corpus.reports)} reports, "
        f"{table.megabytes(corpus.bytes)} MB of titles and texts ({times})",
        ["", "wall s", "CPU s", "peak MB", "index MB", "index / text", "reports/s",
         "times Chancery's wall", ""], [row(result, seconds) for result in results]))
    return [result for result in results if not result.failure]


def growth_table(results, bench):
    """Seconds a report with the largest corpus, by those with the smallest that was made alike."""
    by_peer = {}
    for result in results:
        if result.corpus.is_made:
            by_peer.setdefault(result.peer.title, []).append(result)
    rows = []
    for title, of_peer in by_peer.items():
        if len(of_peer) < 2:
            continue
        of_peer.sort(key=lambda result: result.corpus.reports)
        small, large = of_peer[0], of_peer[-1]
        rows.append([title, small.corpus.name, f"{small.seconds_a_report() * 1e6:.0f}",
                     large.corpus.name, f"{large.seconds_a_report() * 1e6:.0f}",
                     f"{large.seconds_a_report() / small.seconds_a_report():.2f}"])
    if rows:
        bench.put(table.markdown("Growth: microseconds a report", ["", "of", "µs", "of", "µs", "ratio"],
                                 rows))
    elif len({result.corpus for result in results}) > 1:
        bench.note("growth is not told: it takes two corpora made by scripts/make_corpus")


def run(bench):
    results = []
    for corpus in bench.corpora():
        results += build_table(corpus, bench)
        say(f"{corpus.name} is built")
    growth_table(results, bench)
