"""How long it takes to build an index from nothing, and how that grows."""

from benchmark import indexes, table
from benchmark.process import Failure, say


class Result:
    """Of one peer with one corpus."""

    def __init__(self, peer, corpus, runs, size):
        self.peer, self.corpus, self.size = peer, corpus, size
        self.run = sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]

    def seconds_a_report(self):
        return self.run.seconds / self.corpus.reports


def measure(peer, corpus, chancery, rounds):
    indexes.prepare(peer, corpus, chancery)
    indexes.read_once(peer.reads(corpus))
    runs = [indexes.build(peer, corpus) for _ in range(rounds)]
    return Result(peer, corpus, runs, indexes.bytes_of(corpus.index(peer.name)))


def row(result, chancery_seconds):
    run, corpus = result.run, result.corpus
    return [result.peer.title, table.seconds(run.seconds), table.seconds(run.cpu),
            f"{run.peak:.0f}", table.megabytes(result.size), f"{result.size / corpus.bytes:.2f}",
            table.count(round(corpus.reports / run.seconds)),
            f"{run.seconds / chancery_seconds:.2f}" if chancery_seconds else "", result.peer.remark]


def build_table(corpus, peers, chancery, rounds, bench):
    """One corpus; what could not be measured is a row that says why."""
    rows, results = [], []
    for peer in peers:
        try:
            result = measure(peer, corpus, chancery, rounds)
        except Failure as failure:
            bench.failed(peer, failure)
            rows.append([peer.title] + [""] * 7 + [str(failure)])
            continue
        results.append(result)
        first = results[0] if results[0].peer is chancery else None
        rows.append(row(result, first.run.seconds if first else None))
    times = f"the middle one of {rounds} runs" if rounds > 1 else "one run"
    bench.put(table.markdown(
        f"Building {corpus.name}: {table.count(corpus.reports)} reports, "
        f"{table.megabytes(corpus.bytes)} MB of titles and texts ({times})",
        ["", "wall s", "CPU s", "peak MB", "index MB", "index / text", "reports/s",
         "times Chancery's wall", ""], rows))
    return results


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
        rounds = bench.build_rounds(corpus)
        results += build_table(corpus, bench.peers, bench.chancery, rounds, bench)
        say(f"{corpus.name} is built")
    growth_table(results, bench)
