"""What many readers get at once, alone and while the indexer writes."""

import shutil
import threading
import time

from benchmark import changes, corpora, indexes, table
from benchmark.process import Failure, run, say


class Readers:
    """As many threads, each asking chancery-search one question after the other until it is stopped."""

    def __init__(self, bench, index, asked):
        self.command = [bench.chancery.search, "--index", index]
        self.asked = [question.of_chancery() for question in asked]
        self.times, self.faults = [], []
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(number,))
                        for number in range(bench.plan.load.readers)]

    def read(self, number):
        while not self.stopped.is_set():
            question = self.asked[number % len(self.asked)]
            number += 1
            try:
                self.times.append(run([*self.command, question], fine=(0, 1)).seconds * 1000)
            except Failure as failure:
                self.faults.append(str(failure))

    def __enter__(self):
        self.start = time.perf_counter()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        self.seconds = time.perf_counter() - self.start


def row(what, readers, indexer=""):
    times = readers.times
    return [what, f"{len(times) / readers.seconds:.1f}",
            table.milliseconds(table.median(times)) if times else "",
            table.milliseconds(table.percentile95(times)) if times else "",
            len(readers.faults), indexer]


def alone(bench, index, asked):
    with Readers(bench, index, asked) as readers:
        time.sleep(bench.plan.load.seconds)
    return readers


def beside_the_indexer(bench, corpus, asked):
    """While reports are added to a copy of the index, one in twenty of what it has."""
    index, made = bench.work / "load.index", bench.work / "load.new"
    indexes.remove(index)
    indexes.remove(made)
    shutil.copytree(corpus.index(bench.chancery.name), index)
    corpora.make(bench.plan.source, made, max(1, corpus.reports // 20), seed=200)
    with changes.another_archive(corpus) as archive:
        for path in made.iterdir():
            path.rename(archive / f"load-{path.name}")
        command = list(map(str, bench.chancery.update(archive, index)))
        indexes.write_out()
        with Readers(bench, index, asked) as readers:
            took = run(command, fine=(0, 1)).seconds
    indexes.remove(index)
    indexes.remove(made)
    return readers, took


def measure(bench, corpus):
    index = indexes.ensure(bench.chancery, corpus, bench.chancery)
    asked = bench.questions(corpus)
    say(f"{corpus.name}: {bench.plan.load.readers} readers")
    first = alone(bench, index, asked)
    say(f"{corpus.name}: the same beside the indexer")
    second, took = beside_the_indexer(bench, corpus, asked)
    for fault in first.faults + second.faults:
        bench.failed(bench.chancery, fault)
    added = max(1, corpus.reports // 20)
    bench.put(table.markdown(
        f"{bench.plan.load.readers} readers at once on {corpus.name}",
        ["", "answers/s", "median ms", "p95 ms", "failed", "indexer s"],
        [row("alone", first),
         row(f"while {added:,} reports are added", second, table.seconds(took))]))


def run_step(bench):
    for corpus in bench.searched_corpora():
        measure(bench, corpus)
