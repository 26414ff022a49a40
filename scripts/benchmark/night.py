"""How long a night takes that finds an index there already."""

import shutil

from benchmark import changes, corpora, indexes, table
from benchmark.process import apart, run, say


def update(bench, archive, index):
    # 1: done, but some reports could not be read.
    return run(bench.chancery.update(archive, index), fine=(0, 1)).seconds


def new_reports(bench, number, archive):
    made = bench.work / f"new{number}"
    shutil.rmtree(made, ignore_errors=True)
    corpora.make(bench.plan.source, made, bench.plan.night.new, seed=100 + number)
    for path in made.iterdir():
        path.rename(archive / f"new{number}-{path.name}")
    made.rmdir()


def day(bench, number, archive, of_files):
    """Seconds of making a day's changes known."""
    new_reports(bench, number, archive)
    apart(changes.edit_all, of_files, bench.plan.night.changed, bench.plan.night.gone)
    indexes.write_out()
    return update(bench, archive, bench.work / "night.index")


def days(bench, corpus):
    """[what, seconds], on a copy of the index."""
    index = bench.work / "night.index"
    indexes.remove(index)
    shutil.copytree(corpus.index(bench.chancery.name), index)
    with changes.another_archive(corpus) as archive:
        files = sorted(archive.glob("*.jsonl"))
        night = bench.plan.night
        what = f"{night.new:,} new, {night.changed} changed, {night.gone} gone"
        yield f"{what}, of one file", day(bench, 1, archive, files[-1:])
        reports = corpus.reports + night.new - night.gone
        if len(files) > 1:
            yield f"{what}, of {len(files)} files", day(bench, 2, archive, files)
            reports += night.new - night.gone
        yield f"nothing changed, {reports:,} reports", update(bench, archive, index)
    indexes.remove(index)


def many_files(bench, corpus):
    files, index = bench.work / "many", bench.work / "many.index"
    indexes.remove(files)
    indexes.remove(index)
    corpora.write_files(corpus, files, bench.plan.night.files)
    first = update(bench, files, index)
    again = update(bench, files, index)
    indexes.remove(files)
    indexes.remove(index)
    return first, again


def measure(bench, corpus):
    """A table of one corpus. What a rebuild takes is measured here: a share is of the same hour."""
    say(f"{corpus.name}: the night")
    rebuild = indexes.build(bench.chancery, corpus).seconds
    rows = [["a first run", table.seconds(rebuild), ""]]
    for what, seconds in days(bench, corpus):
        say(f"{corpus.name}: {what}: {seconds:.2f} s")
        rows.append([what, table.seconds(seconds), table.share(seconds, rebuild)])
    first, again = many_files(bench, corpus)
    count = min(bench.plan.night.files, corpus.reports)
    rows.append([f"{count:,} files of a report each, a first run", table.seconds(first), ""])
    rows.append(["the same, nothing changed", table.seconds(again), table.share(again, first)])
    bench.put(table.markdown(f"The night, {corpus.name} ({table.count(corpus.reports)} reports)",
                             ["", "wall s", "share of the first run"], rows))


def run_step(bench):
    measure(bench, max(bench.corpora(), key=lambda corpus: corpus.reports))
