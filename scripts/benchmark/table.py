"""Tables of Markdown, and how figures are written in them."""


def markdown(title, columns, rows, *notes):
    lines = [f"### {title}", "", "| " + " | ".join(columns) + " |", "| --- " * len(columns) + "|"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    for note in notes:
        lines += ["", note]
    return "\n".join(lines) + "\n"


def seconds(value):
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def milliseconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def count(value):
    return f"{value:,}"


def megabytes(bytes_):
    return f"{bytes_ / 1e6:.1f}"


def share(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else ""


def median(values):
    """The middle one; the upper one of two. The other programs that are measured have it so, too."""
    return sorted(values)[len(values) // 2]


def percentile95(values):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
