"""How long an answer takes: as a process of its own, and warm within one process, beside the peers."""

import json

from benchmark import indexes, table
from benchmark.process import Failure, run, say

TIMES = ("first_ms", "median_ms", "p95_ms")  # of an answer


def by_process(bench, index, question, rounds):
    """Milliseconds from exec to the last byte, each round."""
    command = [bench.chancery.search, "--index", index, "--timeline", "year", question.of_chancery()]
    return [run(command, fine=(0, 1)).seconds * 1000 for _ in range(rounds)]


def matches(bench, index, question):
    page = run([bench.chancery.search, "--index", index, "-n", "0", "--facets", "none",
                "--format", "json", question.of_chancery()], fine=(0, 1))
    return table.count(json.loads(page.output)["total"])


def process_table(bench, corpus, asked):
    index = indexes.ensure(bench.chancery, corpus, bench.chancery)
    say(f"{corpus.name}: chancery-search as a process")
    rows, everything = [], []
    for question in asked:
        times = by_process(bench, index, question, bench.plan.rounds + 1)[1:]
        everything += times
        rows.append([f"`{question.of_chancery()}`", matches(bench, index, question),
                     table.milliseconds(table.median(times)),
                     table.milliseconds(table.percentile95(times))])
    rows.append(["all of them", "", table.milliseconds(table.median(everything)),
                 table.milliseconds(table.percentile95(everything))])
    bench.put(table.markdown(f"chancery-search --timeline year on {corpus.name}, from exec to the last byte",
                             ["question", "matches", "median ms", "p95 ms"], rows))


def answers(peer, corpus, bench, asked):
    """{question: answer} of one who can be asked within one process; None of who cannot."""
    command = peer.asks(corpus.index(peer.name), asked, bench.plan.rounds)
    if command is None:
        return None
    index = indexes.ensure(peer, corpus, bench.chancery)
    indexes.read_once(index)
    say(f"{corpus.name}: {peer.title} is asked")
    lines = run(command).output.decode().splitlines()
    return {answer["question"]: answer for answer in map(json.loads, filter(None, lines))}


def warm_answers(bench, corpus, asked):
    """[(peer, answers)], and notes on who could not be asked."""
    found, notes = [], []
    for peer in bench.peers:
        try:
            of_peer = answers(peer, corpus, bench, asked)
        except Failure as failure:
            bench.failed(peer, failure)
            notes.append(f"{peer.title}: {failure}")
            continue
        if of_peer is not None:
            found.append((peer, of_peer))
    return found, notes


def cells(answer):
    if answer is None:
        return ["", "", "", ""]
    return [table.count(answer["matches"]), *(table.milliseconds(answer[time]) for time in TIMES)]


def middle_of_drawn(found, drawn):
    row = [f"median of the {len(drawn)} drawn questions"]
    for _, of_peer in found:
        answers = [of_peer[question] for question in drawn if question in of_peer]
        row += ["", *(table.milliseconds(table.median([answer[time] for answer in answers]))
                      if answers else "" for time in TIMES)]
    return row


def warm_table(bench, corpus, asked):
    path = corpus.folder / "questions"
    path.write_text("".join(question.line() + "\n" for question in asked), encoding="utf-8")
    path.with_suffix(".txt").write_text(
        "".join(question.of_chancery() + "\n" for question in asked), encoding="utf-8")
    found, notes = warm_answers(bench, corpus, path)
    labels = [question.of_chancery() for question in asked]
    kinds = {question.of_chancery(): question.label for question in asked}
    others = [label for _, of_peer in found for label in of_peer if label not in kinds]
    columns = ["", "question"]
    for peer, _ in found:
        columns += [f"{peer.title}: matches", "first ms", "median ms", "p95 ms"]
    rows = [[kinds.get(label, ""), f"`{label}`"] +
            [cell for _, of_peer in found for cell in cells(of_peer.get(label))]
            for label in labels + list(dict.fromkeys(others))]
    drawn = [question.of_chancery() for question in asked if question.drawn]
    if drawn:
        rows.append(["", *middle_of_drawn(found, drawn)])
    bench.put(table.markdown(f"Answers on {corpus.name}, warm, within one process: ten hits with "
                             "snippets, and all facets", columns, rows, *notes))


def run_step(bench):
    for corpus in bench.searched_corpora():
        asked = bench.questions(corpus)
        process_table(bench, corpus, asked)
        warm_table(bench, corpus, asked)
