"""Times whole processes, ours against pandoc's in turn, and measures the package: ``make bench``.

Absolute times say little across machines; each figure is the median of the ratios of pairs that
ran one right after the other.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from lxml import html

from builder.checks.scenarios import scenarios_work_out
from tests.bench.clicks import longest_task, slowest_click
from tests.bench.decks import write_ours, write_theirs
from tests.bench.scenario import long_scenario, project_of

HERE = Path(__file__).parent
KURSWERK = Path(sys.executable).with_name("kurswerk")
PAIRS = 9


@dataclass(frozen=True, slots=True)
class Run:
    """Wall-clock seconds and the largest resident set in MiB of one process."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    measured: float
    bound: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "ok" if self.measured <= self.bound else "ÜBER DER GRENZE"
        return f"{self.what:<58}{self.measured:8.2f}  ≤ {self.bound:g} {self.unit:<6}{verdict}"


def run(command: Sequence[str]) -> Run:
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    return Run(perf_counter() - started, usage.ru_maxrss / 1024)


def compare(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """Median ratio of wall-clock times over pairs, and our largest resident set in MiB."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(PAIRS)]
    return median(a.seconds / b.seconds for a, b in pairs), max(a.mebibytes for a, _ in pairs)


def times(out: Path) -> Iterator[Row]:
    pandoc = ["pandoc", "-s", str(HERE / "pandoc/slides.md"), "-t", "pptx"]
    pandoc += ["--resource-path", str(HERE / "neutral/stabsarbeit"), "-o", str(out / "pandoc.pptx")]
    ours = ["--source", str(HERE / "neutral")]
    build = [str(KURSWERK), "build", *ours, "--out", str(out), "--to"]
    for what, command, bound in (
        ("build --to scorm12, Zeit gegen pandoc (pptx)", [*build, "scorm12"], 1.0),
        ("check, Zeit gegen pandoc (pptx)", [str(KURSWERK), "check", *ours], 0.9),
        ("build --to slides, Zeit gegen pandoc (pptx)", [*build, "slides"], 2.0),
    ):
        ratio, memory = compare(command, pandoc)
        yield Row(what, ratio, bound, "×")
        yield Row("  größter Speicherbedarf", memory, 100, "MiB")
    document = [*pandoc[:-1], str(out / "pandoc.docx")]
    document[document.index("pptx")] = "docx"
    for output, bound in (("handout", 3.0), ("slides-pdf", 4.0)):
        ratio, _ = compare([*build, output], document)
        yield Row(f"build --to {output}, Zeit gegen pandoc (docx)", ratio, bound, "×")
    four = [*build, "scorm12,scorm2004-3rd,scorm2004-4th,cmi5"]
    ratio, _ = compare(four, [*build, "scorm12"])
    yield Row("alle vier Pakete, Zeit gegen scorm12 allein", ratio, 1.5, "×")


def decks(out: Path) -> Iterator[Row]:
    """Sixty mixed slides against pandoc's, and whether many slides take long in proportion."""
    commands = {}
    for count in (50, 60, 500):
        write_ours(out / f"quelle-{count}", count)
        source = ["--source", str(out / f"quelle-{count}"), "--out", str(out / f"ziel-{count}")]
        commands[count] = [str(KURSWERK), "build", *source, "--to", "slides"]
    write_theirs(out / "sechzig.md", 60)
    pandoc = ["pandoc", "-s", str(out / "sechzig.md"), "-t", "pptx", "-o", str(out / "60.pptx")]
    pandoc += ["--resource-path", str(HERE / "neutral/stabsarbeit")]
    ratio, memory = compare(commands[60], pandoc)
    yield Row("60 gemischte Folien, Zeit gegen pandoc", ratio, 1.3, "×")
    yield Row("  größter Speicherbedarf", memory, 100, "MiB")
    ratio, _ = compare(commands[500], commands[50])
    yield Row("500 Folien, Zeit gegen 50 Folien", ratio, 10, "×")


def sizes(package: Path) -> Iterator[Row]:
    with zipfile.ZipFile(package) as archive:
        entries = [e for e in archive.infolist() if not e.filename.endswith((".png", ".svg"))]
        files = {entry.filename: archive.read(entry) for entry in entries}
    page = next(content for name, content in files.items() if name.endswith(".html"))
    words = len(gzip.compress(text_of(page).encode(), 9))
    player = sum(
        len(gzip.compress(content, 9))
        for name, content in files.items()
        if name.endswith((".js", ".css"))
    )
    compressed = sum(entry.compress_size for entry in entries)
    yield Row("Paket über Text und Medien, komprimiert", (compressed - words) / 1000, 60, "kB")
    yield Row("Dateien ohne Medien", len(files), 15)
    yield Row("CSS und JS, gzip", player / 1000, 60, "kB")


def weight(page: bytes) -> float:
    """A page against its own words, both gzipped."""
    return len(gzip.compress(page, 9)) / len(gzip.compress(text_of(page).encode(), 9))


def traffic() -> Iterator[Row]:
    """What LMSs hear of 30 pages and 20 questions, read slowly, every answer recorded."""
    for standard in ("scorm12", "scorm2004", "cmi5"):
        command = ["node", str(HERE.parent / "lms/traffic.js"), standard, "60"]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        found = json.loads(done.stdout)
        calls = found["whole"]["calls"]
        yield Row(f"Aufrufe beim Öffnen ({standard})", found["opening"]["calls"], 15)
        yield Row("  davon Commits", found["opening"]["commits"], 1)
        yield Row(f"  Commits im ganzen Kurs ({calls} Aufrufe)", found["whole"]["commits"], 60)


def pages(out: Path) -> Iterator[Row]:
    """A real course; the words of the neutral one repeat themselves and weigh next to nothing."""
    course = "krisenmanagement"
    run(
        [
            str(KURSWERK),
            "build",
            course,
            "--to",
            "web,scorm12",
            "--source",
            "courses",
            "--out",
            str(out),
        ]
    )
    page = out / course / f"{course}_web" / "index.html"
    yield Row(f"HTML gegen den eigenen Text, gzip ({course})", weight(page.read_bytes()), 1.5, "×")
    package = out / course / f"{course}_scorm12.zip"
    click, task = slowest_click(package), longest_task(package)
    yield Row(f"Längste Wartezeit nach einem Klick ({course})", click.milliseconds, 16, "ms")
    yield Row("Längste Aufgabe, Prozessor vierfach gedrosselt", task.milliseconds, 50, "ms")
    print(f"Am längsten: {click.step}; gedrosselt: {task.step}")


def walks() -> Iterator[Row]:
    """Every path of a long scenario; seconds of this process, the best of three."""
    spent = []
    for _ in range(3):
        started = process_time()
        found = list(scenarios_work_out(project_of(long_scenario())))
        spent.append(process_time() - started)
        assert not any(one.code == "S057" for one in found), "it was not walked to the end"
    yield Row("Szenario mit 60 Lagen prüfen", min(spent), 1, "s")


def text_of(page: bytes) -> str:
    """All words that the page can show: its text, alternative texts and labels."""
    tree = html.document_fromstring(page)
    words: list[str] = []
    for node in tree.iter():
        own = () if node.tag in ("script", "style") else (node.text,)
        labels = (node.get(name) for name in ("alt", "aria-label", "title"))
        words.extend(part for part in (*own, *labels, node.tail) if part)
    return "\n".join(words)


def main() -> None:
    out = Path(tempfile.mkdtemp(prefix="kurswerk-bench-"))
    try:
        rows = [*times(out), *decks(out)]
        package = out / "stabsarbeit/stabsarbeit_scorm12.zip"
        rows += sizes(package)
        rows += pages(out)
        rows += traffic()
        rows += walks()
    finally:
        shutil.rmtree(out)
    print("\n".join(map(str, rows)))
    raise SystemExit(any(row.measured > row.bound for row in rows))


main()
