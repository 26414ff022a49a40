"""Makes the indexes that are measured."""

import os
import shutil

from benchmark import corpora
from benchmark.peers import Chancery, TablePeer
from benchmark.process import Absent, apart, run, say


def bytes_of(path):
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def read_once(path):
    """So that nobody waits for the disk, whoever comes first."""
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.is_file():
            with open(file, "rb") as bytes_:
                while bytes_.read(1 << 20):
                    pass


def write_out():
    """What was written before goes to the disk now, and not within what is timed next."""
    os.sync()


def stamp_of(peer):
    """An index of Chancery is of use only to the programs it was built by."""
    if not isinstance(peer, Chancery):
        return ""
    about = peer.indexer.stat()
    return f"{about.st_size} {about.st_mtime_ns}"


def stamp_file(corpus, peer):
    return corpus.folder / f"built.{peer.name}"


def build(peer, corpus):
    """Anew; what it took as a Run."""
    index = corpus.index(peer.name)
    stamp_file(corpus, peer).unlink(missing_ok=True)
    remove(index)
    command, environment = peer.build(corpus, index)
    say(f"{corpus.name}: {peer.title} builds")
    write_out()
    took = run(command, env=environment)
    stamp_file(corpus, peer).write_text(stamp_of(peer))
    return took


def is_built(peer, corpus):
    stamp = stamp_file(corpus, peer)
    return stamp.exists() and stamp.read_text() == stamp_of(peer)


def prepare(peer, corpus, chancery):
    """What the peer reads. The table has what Chancery found, so Chancery's index comes first."""
    if peer.at_most and corpus.reports > peer.at_most:
        raise Absent(f"not run with more than {peer.at_most:,} reports: {peer.why_at_most}")
    if isinstance(peer, TablePeer) and not corpus.table.exists():
        ensure(chancery, corpus, chancery)
        say(f"{corpus.name}: what Chancery found is handed to the peers")
        apart(corpora.write_table, corpus, chancery.search, corpus.index(chancery.name))
    peer.prepare(corpus)


def ensure(peer, corpus, chancery):
    """The index, of an earlier step or run if there is one."""
    if peer is not chancery:
        prepare(peer, corpus, chancery)
    if not is_built(peer, corpus):
        build(peer, corpus)
    return corpus.index(peer.name)
