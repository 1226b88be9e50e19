"""Tables, targets met or not, and the page they are written to."""
from dataclasses import dataclass

from load import median
from options import NOTES

QUIET = 0.1
INTRODUCTION = """# Benchmarks

Written by `src/bench/run`: all servers ran on one machine in one run, and each figure is a median of alternating rounds.
Servers and load share the same cores, so ratios hold and absolute figures are low."""


@dataclass(frozen=True)
class Target:
    """One figure that was promised: what, the bound, what was measured (median, smallest, largest)."""

    what: str
    bound: float
    measured: tuple
    unit: str = ""
    at_most: bool = False

    def met(self):
        """True when the median keeps the bound."""
        return self.measured[0] <= self.bound if self.at_most else self.measured[0] >= self.bound

    def row(self):
        """The cells of the target table."""
        middle, low, high = (number(value) for value in self.measured)
        sign = "≤" if self.at_most else "≥"
        unit = f" {self.unit}" if self.unit else ""
        verdict = "met" if self.met() else "**NOT met**"
        return [self.what, f"{sign} {number(self.bound)}{unit}", f"{middle}{unit}", f"{low} – {high}", verdict]


class Page:
    """Collects sections and targets in the order in which they are measured."""

    def __init__(self, options):
        self.options = options
        self.machine, self.sections, self.targets, self.skipped, self.commands = [], [], [], [], []

    def section(self, title, *parts):
        """Adds a section; parts are paragraphs or tables. It is printed at once."""
        text = "\n\n".join([f"## {title}", *parts])
        print("\n" + text, flush=True)
        self.sections.append(text)

    def target(self, *arguments, **named):
        """Adds a promised figure."""
        self.targets.append(Target(*arguments, **named))

    def skip(self, reason):
        """Notes what could not be measured, and why."""
        print(f"skipped: {reason}", flush=True)
        self.skipped.append(reason)

    def write(self):
        """Writes the page and prints the targets."""
        text = "\n\n".join([INTRODUCTION, *self.scope(), "## Targets", self.summary(), *self.sections, *self.notes(),
                            "## Machine and versions", table(["what", "value"], self.machine), *self.load()]) + "\n"
        self.options.output.parent.mkdir(parents=True, exist_ok=True)
        self.options.output.write_text(text, encoding="utf-8")
        print(f"\n## Targets\n\n{self.summary()}\n\nwritten: {self.options.output}", flush=True)

    def scope(self):
        """A warning on top of a page that does not hold a full run."""
        options = self.options
        reasons = [f"only {', '.join(options.only)}"] if options.subset else []
        reasons += ["quick: short loads, few rounds, little warm-up"] if options.quick else []
        return [f"**Not a full run** ({'; '.join(reasons)})."] if reasons else []

    def summary(self):
        """The target table and what was left out."""
        parts = []
        if self.targets:
            rows = [target.row() for target in self.targets]
            parts.append(table(["what", "target", "measured (median)", "smallest – largest", ""], rows))
        if self.skipped:
            parts.append("Not measured:\n\n" + "\n".join(f"- {reason}" for reason in self.skipped))
        return "\n\n".join(parts) or "No target belongs to the cases of this run."

    def load(self):
        """The wrk command lines."""
        lines = list(dict.fromkeys(self.commands))
        return ["## Load\n\n```\n" + "\n".join(lines) + "\n```"] if lines else []

    def notes(self):
        """The part of the page that people write."""
        return [NOTES.read_text(encoding="utf-8").strip()] if NOTES.is_file() else []


def table(headers, rows):
    """A Markdown table with columns of even width."""
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in [headers, *rows]]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(headers))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def number(value):
    """A number with about three significant digits, as people write it."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def load_table(samples):
    """One row for each server: rate, spread, latency, CPU per request, failures."""
    rows = []
    for name, runs in samples.items():
        rates = [run.requests for run in runs]
        busy = [run.cpu / run.count * 1e6 for run in runs if run.count]
        rows.append([name, number(median(runs, lambda run: run.requests)), f"{number(min(rates))} – {number(max(rates))}",
                     milliseconds(median(runs, lambda run: run.p50)), milliseconds(median(runs, lambda run: run.p99)),
                     number(sorted(busy)[len(busy) // 2]) if busy else "-", sum(run.failed for run in runs)])
    headers = ["server", "requests/s", "smallest – largest", "p50 ms", "p99 ms", "server CPU µs/request", "failed"]
    return "\n\n".join([table(headers, rows), noise(samples)])


def noise(samples):
    """How much of the machine others took meanwhile; ratios are to be doubted when it is much."""
    shares = sorted(run.others for runs in samples.values() for run in runs)
    doubt = "" if shares[-1] < QUIET else " **Not a quiet machine: ratios may be off.**"
    return (f"Processes outside this benchmark took {shares[len(shares) // 2]:.0%} (at most {shares[-1]:.0%}) of the "
            f"machine's CPU meanwhile.{doubt}")


def milliseconds(seconds):
    """Seconds as milliseconds."""
    return number(seconds * 1000)
