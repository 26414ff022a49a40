"""The questions that Chancery and its peers are asked, each in the form that each understands.

Their words are no names, OPEC apart, so that Chancery asks for the words and hardly anything besides.
"""

import collections
import dataclasses
import random
import re

from benchmark import corpora

WORD = re.compile(r"(?<![\w'-])[a-z]{5,}(?![\w'-])")
LOOKED_AT = 10_000  # reports from which words are drawn
ALTERNATIVES = 12


@dataclasses.dataclass
class Question:
    label: str
    kind: str  # all, any, phrase, or none: without words
    words: list
    span: list = dataclasses.field(default_factory=list)  # first and last day
    country: str = ""
    drawn: bool = False

    def of_chancery(self):
        parts = []
        if self.kind == "phrase":
            parts.append('"' + " ".join(self.words) + '"')
        elif self.words:
            joined = (" OR " if self.kind == "any" else " AND ").join(self.words)
            parts.append(f"({joined})" if self.country and len(self.words) > 1 else joined)
        if self.span:
            parts.append(f"date:{self.span[0]}..{self.span[1]}")
        if self.country:
            parts.append(f"country:{self.country}")
        return " AND ".join(parts)

    def of_fts5(self):
        if self.kind == "phrase":
            return '"' + " ".join(self.words) + '"'
        return (" OR " if self.kind == "any" else " AND ").join(f'"{word}"' for word in self.words)

    def line(self):
        """For the programs that ask: what Chancery is asked, then what it is made of."""
        days = self.span or ["", ""]
        return "\t".join([self.of_chancery(), self.kind, " ".join(self.words), *days, self.country])


def read(path):
    """What line() wrote."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            label, kind, words, first, last, country = line.rstrip("\n").split("\t")
            yield Question(label, kind, words.split(), [first, last] if first else [], country)


def drawn_words(archive):
    """Words that stand in between one report in 500 and one in ten, in small letters, which no name
    does; the same for the same corpus."""
    reports = collections.Counter()
    looked_at = 0
    for report in corpora.read_lines(archive):
        reports.update(set(WORD.findall(report["text"])))
        looked_at += 1
        if looked_at == LOOKED_AT:
            break
    return sorted(word for word, count in reports.items() if looked_at / 500 <= count <= looked_at / 10)


def drawn(archive):
    words, rng = drawn_words(archive), random.Random(1)
    for number in range(ALTERNATIVES):
        yield Question("drawn", "any", rng.sample(words, 2 + number % 3), drawn=True)


def questions(corpus):
    return [
        Question("three words, AND", "all", ["opec", "oil", "price"]),
        Question("three words, OR", "any", ["trade", "market", "agreement"]),
        Question("one common word", "any", ["said"]),
        Question("two common words, OR", "any", ["pct", "mln"]),
        Question("one rare word", "any", ["platinum"]),
        Question("a phrase", "phrase", ["interest", "rates"]),
        Question("a date range", "none", [], span=corpus.span),
        Question("a facet filter", "all", ["trade"], country="JP"),
        *drawn(corpus.archive),
    ]

