"""The same mixed deck for us and for pandoc, as many slides as wanted, without charts."""

from __future__ import annotations

import shutil
from pathlib import Path

NEUTRAL = Path(__file__).parent / "neutral"
_PICTURE = "assets/lagekarte.png"
_LIST = """- Der Stab tritt zusammen, wenn die Regelorganisation nicht mehr reicht ({number})
- Die Leitung der Verwaltung beruft ihn ein
- **Verbindungspersonen** halten Kontakt zu Feuerwehr und Polizei
- Jede Entscheidung bekommt eine Frist und eine zuständige Stelle"""
_TABLE = """| Funktion | Aufgabe {number} | Typische Frage |
|---|---|---|
| S1 | Personal | Wer löst in acht Stunden ab? |
| S2 | Lage | Was ist bestätigt? |
| S3 | Einsatz | Welcher Auftrag geht an wen? |
| S4 | Versorgung | Wie lange reicht der Kraftstoff? |"""
_FIGURE = f"![Lagekarte mit Pegelständen, Stand {{number}}]({_PICTURE})"
_NOTES = "Fragen Sie zuerst, wer Folie {number} aus eigener Erfahrung kennt."
_KINDS = (_LIST, _LIST, _TABLE, _LIST, _FIGURE, _LIST)


def write_ours(folder: Path, count: int) -> None:
    """A project with one course; title, two lessons and closing are slides, too."""
    course = folder / "folien"
    (course / "lessons").mkdir(parents=True)
    shutil.copytree(NEUTRAL / "stabsarbeit/assets", course / "assets")
    (folder / "project.yaml").write_text("organisation:\n  name: Stadt Musterstadt\n", "utf-8")
    (course / "course.yaml").write_text(
        "titel: Stabsarbeit\nlektionen: [010-eins, 020-zwei]\n", "utf-8"
    )
    pages = range(count - 5)
    halves = pages[: len(pages) // 2], pages[len(pages) // 2 :]
    for name, half in zip(("010-eins", "020-zwei"), halves, strict=True):
        text = f"---\ntitel: Lektion {name}\n---\n\n" + "\n".join(_page(number) for number in half)
        (course / "lessons" / f"{name}.md").write_text(text, "utf-8")


def _page(number: int) -> str:
    content = _KINDS[number % len(_KINDS)].format(number=number)
    notes = f"::: notizen\n{_NOTES.format(number=number)}\n:::\n"
    head = f"## Seite {number} {{#seite-{number}}}\n\n"
    return f"{head}::: folie Was im Fall {number} gilt\n{content}\n:::\n\n{notes}"


def write_theirs(file: Path, count: int) -> None:
    """The same slides as pandoc wants them."""
    slides = ["---\ntitle: Stabsarbeit\nlang: de-DE\n---\n"]
    for number in range(count - 1):
        content = _KINDS[number % len(_KINDS)].format(number=number)
        notes = f"::: notes\n{_NOTES.format(number=number)}\n:::\n"
        slides.append(f"## Was im Fall {number} gilt\n\n{content}\n\n{notes}")
    file.write_text("\n".join(slides), "utf-8")
