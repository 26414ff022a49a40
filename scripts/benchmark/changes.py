"""What a day does to an archive: new reports, changed ones, and some that are gone."""

import contextlib
import json
import os
import shutil


@contextlib.contextmanager
def another_archive(corpus):
    """A copy of the archive in its place, whose files may be replaced: an index knows the place of
    its archive. The old one comes back in the end, or when an interrupted run is tried again."""
    kept = corpus.folder / "archive.kept"
    restore(corpus)
    corpus.archive.rename(kept)
    try:
        corpus.archive.mkdir()
        for path in kept.iterdir():
            os.link(path, corpus.archive / path.name)
        yield corpus.archive
    finally:
        restore(corpus)


def restore(corpus):
    kept = corpus.folder / "archive.kept"
    if kept.exists():
        shutil.rmtree(corpus.archive, ignore_errors=True)
        kept.rename(corpus.archive)


def edit(path, changed, gone):
    """Another sentence in as many reports, and as many left out, evenly over the file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    step = max(1, len(lines) // (changed + gone or 1))
    places = list(range(0, len(lines), step))[: changed + gone]
    for number, place in enumerate(places):
        lines[place] = with_correction(lines[place]) if number < changed else None
    path.unlink()  # a link to the file that is kept
    path.write_text("".join(line + "\n" for line in lines if line), encoding="utf-8")


def with_correction(line):
    report = json.loads(line)
    report["text"] += " This corrects an earlier report."
    return json.dumps(report, ensure_ascii=False)


def edit_all(paths, changed, gone):
    """Spread evenly over the files."""
    for number, path in enumerate(paths):
        of_changed = changed * (number + 1) // len(paths) - changed * number // len(paths)
        of_gone = gone * (number + 1) // len(paths) - gone * number // len(paths)
        if of_changed or of_gone:
            edit(path, of_changed, of_gone)
