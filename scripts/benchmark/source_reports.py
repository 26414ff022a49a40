"""Reports of a folder of Reuters-21578 (.sgm), or of text and JSON Lines files like corpus/reports."""

import html
import json
import pathlib
import re
import sys
from datetime import date

REPORT = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
NUMBER = re.compile(r'NEWID="(\d+)"')
DAY = re.compile(r"<DATE>\s*(\d+)-([A-Z]{3})-(\d{4})")
PLACE = re.compile(r"<PLACES><D>(.*?)</D>")
TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
BODY = re.compile(r"<BODY>(.*?)(?:\s*(?:Reuter|REUTER)\s*)?(?:&#3;)?</BODY>", re.DOTALL)
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
STATED = re.compile(r"^(Date|Source|Url|Language|Id): ", re.MULTILINE)


def one_line(text):
    return " ".join(text.split())


def text_of(match):
    return one_line(html.unescape(match.group(1)).replace("\x03", "")) if match else ""


def sgml_day(report):
    day = DAY.search(report)
    if not day:
        return ""
    return date(int(day.group(3)), MONTHS.index(day.group(2)) + 1, int(day.group(1))).isoformat()


def sgml_reports(path):
    for report in REPORT.findall(path.read_text(encoding="latin-1")):
        place = PLACE.search(report)
        yield {"id": f"reuters-{NUMBER.search(report).group(1)}", "date": sgml_day(report),
               "source": "Reuters", "title": text_of(TITLE.search(report)),
               "text": text_of(BODY.search(report)), "place": place.group(1) if place else ""}


def json_reports(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        title = report.get("title") or report.get("headline") or ""
        text = report.get("body") or report.get("text") or ""
        yield {"id": report["id"], "date": report.get("date", ""), "source": report.get("source", ""),
               "title": one_line(title), "text": one_line(text), "place": ""}


def text_reports(path):
    title, _, rest = path.read_text(encoding="utf-8").partition("\n")
    text = "\n".join(line for line in rest.splitlines() if not STATED.match(line))
    yield {"id": path.name, "date": "", "source": "", "title": one_line(title),
           "text": one_line(text), "place": ""}


READERS = {".sgm": sgml_reports, ".jsonl": json_reports, ".txt": text_reports}


def read(folder):
    """Each report as a dict of id, date, source, title, text and place; the last may be empty."""
    folder = pathlib.Path(folder)
    # Reuters-21578 comes with lists of its topics, which are .txt and no reports.
    paths = sorted(folder.glob("*.sgm")) or sorted(folder.glob("*.*"))
    paths = [path for path in paths if path.suffix in READERS]
    if not paths:
        sys.exit(f"error: no reports in {folder}\nhint: its files are named *.sgm, *.jsonl or *.txt")
    for path in paths:
        yield from READERS[path.suffix](path)
