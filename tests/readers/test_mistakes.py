"""Every mistake in a source folder is told with code, file, line and column, and no others."""

from __future__ import annotations

from textwrap import dedent

import pytest

from builder.messages import describe
from tests.conftest import ProjectFrom
from tests.sources import MINIMAL, Sources, png

PROJECT, COURSE, LESSON = "project.yaml", "kurs/course.yaml", "kurs/lessons/010-lage.md"
QUIZ, FINDINGS = "kurs/quizzes/test.yaml", "findings/km.yaml"


def changed(name: str, old: str, new: str) -> Sources:
    """The minimal file ``name`` with one passage replaced."""
    content = MINIMAL[name]
    assert isinstance(content, str)
    before = dedent(content)
    assert before.count(old) == 1, "the passage stands in the file once"
    return {name: before.replace(old, new)}


def question(text: str) -> Sources:
    """A quiz whose only question has these keys from line 3 on, the id before them in line 3."""
    lines = dedent(text).strip("\n").split("\n")
    return {QUIZ: "titel: Test\nfragen:\n- id: f\n" + "".join(f"  {line}\n" for line in lines)}


def picture(path: str, **files: bytes | str) -> Sources:
    return {
        **changed(LESSON, "Ein Absatz.", f"![Bild]({path})"),
        **{f"kurs/assets/{name.replace('__', '.')}": content for name, content in files.items()},
    }


def svg(inner: str, root: str = "", before: str = "") -> str:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"'
    return f"{before}{head} {root}>\n{inner}\n</svg>"


def drawing(inner: str, root: str = "", before: str = "") -> Sources:
    return picture("assets/b.svg", b__svg=svg(inner, root, before))


def hotspot(path: str, side: str = "links: 60", **files: bytes | str) -> Sources:
    text = f"""
        frage: Wo?
        bild: {path}
        bildbeschreibung: Eine Karte
        flaechen:
        - {{richtig: Nord, links: 0, oben: 0, breite: 50, hoehe: 50}}
        - {{falsch: Süd, {side}, oben: 50, breite: 40, hoehe: 50}}
        """
    pictures = {f"kurs/assets/{n.replace('__', '.')}": content for n, content in files.items()}
    return {**question(text), **pictures}


Places = list[tuple[str, str, int, int]]

CASES: list[tuple[Sources, Places]] = [
    # project.yaml
    ({PROJECT: None}, [("Y001", PROJECT, 1, 0)]),
    ({PROJECT: b"organisation: x" + b" " * 1_000_000}, [("Y002", PROJECT, 1, 0)]),
    ({PROJECT: b"organisation:\n  name: M\xfcnchen\n"}, [("Y003", PROJECT, 2, 10)]),
    ({PROJECT: b"\xff"}, [("Y003", PROJECT, 1, 1)]),
    ({PROJECT: b"organisation:\n\xff"}, [("Y003", PROJECT, 2, 1)]),
    ({PROJECT: "organisation:\n  name: a\x00b\x01\n"}, [("Y004", PROJECT, 2, 10)]),
    ({PROJECT: "organisation:\n  name: a\uf0b7\n"}, [("Y004", PROJECT, 2, 10)]),
    ({PROJECT: "\ufefforganisation:\r\n  name: x\r\n"}, []),
    (changed(PROJECT, "sprache: de", "sprche: de"), [("Y020", PROJECT, 4, 1)]),
    (changed(PROJECT, "sprache: de", "sprache: de\nlanguage: de"), [("Y022", PROJECT, 5, 1)]),
    (changed(PROJECT, "sprache: de", "sprache: deutsch"), [("Y041", PROJECT, 4, 10)]),
    (changed(PROJECT, "Raum 12", '"Raum\\x07 12"'), [("Y046", PROJECT, 6, 17)]),
    (changed(PROJECT, "Raum 12", '"\\ud83d"'), [("Y039", PROJECT, 6, 19)]),
    (changed(PROJECT, "sprache: de", "akzentfarbe: #12345"), [("Y042", PROJECT, 4, 14)]),
    (changed(PROJECT, "sprache: de", "akzentfarbe: #0b5c8a"), []),
    (changed(PROJECT, "sprache: de", "ausgaben: web"), [("Y024", PROJECT, 4, 11)]),
    (changed(PROJECT, "sprache: de", "ausgaben: [web, web]"), [("Y044", PROJECT, 4, 17)]),
    (changed(PROJECT, "sprache: de", "ausgaben: [web, '']"), [("Y043", PROJECT, 4, 18)]),
    (changed(PROJECT, "sprache: de", "ausgaben: [[web]]"), [("Y040", PROJECT, 4, 12)]),
    (changed(PROJECT, "sprache: de", "datenschutz: anonm"), [("Y030", PROJECT, 4, 14)]),
    (changed(PROJECT, "sprache: de", "folien: drei"), [("Y025", PROJECT, 4, 9)]),
    (changed(PROJECT, "sprache: de", "folien: {fragen_je_lektion: x}"), [("Y026", PROJECT, 4, 29)]),
    (changed(PROJECT, "  stabsraum: Raum 12", "  stabsraum: [a]"), []),
    (changed(PROJECT, "lokal:\n  stabsraum: Raum 12", "lokal: x"), [("Y025", PROJECT, 5, 8)]),
    (changed(PROJECT, "  stabsraum: Raum 12", "  stabsraum:\n  - a"), [("Y023", PROJECT, 7, 3)]),
    ({PROJECT: "- a\n"}, [("Y036", PROJECT, 1, 1)]),
    ({PROJECT: "organisation:\n  kontakt: x\n"}, [("Y021", PROJECT, 2, 3)]),
    ({PROJECT: "organisation:\n  name:\n"}, [("Y032", PROJECT, 2, 3)]),
    ({PROJECT: "organisation:\n"}, [("Y032", PROJECT, 1, 1)]),
    (changed(PROJECT, "  kontakt:", "  logo: logo.png\n  kontakt:"), [("P020", PROJECT, 3, 9)]),
    # the folder
    ({COURSE: None}, [("P008", "", 1, 0), ("P002", "kurs", 1, 0)]),
    ({"Kurs B/course.yaml": "titel: B\nlektionen: []\n"},
     [("P003", "Kurs B/course.yaml", 1, 0), ("Y032", "Kurs B/course.yaml", 2, 1)]),
    # findings
    (changed(FINDINGS, "KM-01", "km 1"), [("F001", FINDINGS, 7, 7)]),
    (changed(FINDINGS, "befunde:\n", "befunde:\n- {id: KM-01, aussage: x, abschnitt: y}\n"),
     [("F002", FINDINGS, 8, 7)]),
    (changed(FINDINGS, "  abschnitt:", "  wiederholt: [KM-02]\n  abschnitt:"),
     [("F003", FINDINGS, 7, 7)]),
    (changed(FINDINGS, "  abschnitt:", "  wiederholt: [KM-01]\n  abschnitt:"),
     [("F004", FINDINGS, 7, 7)]),
    (changed(FINDINGS, "art: workshop", "art: werkstatt"), [("Y030", FINDINGS, 4, 6)]),
    ({FINDINGS: "quelle: {verfasst_von: a"}, [("Y010", FINDINGS, 1, 9)]),
    # course.yaml
    (changed(COURSE, "- 010-lage", "- 010-lage\n- 020-x"), [("P004", COURSE, 8, 3)]),
    (changed(COURSE, "- 010-lage", "- 010-lag"),
     [("P004", COURSE, 7, 3), ("P005", LESSON, 1, 0)]),
    ({"kurs/lessons/020-b.md": "---\ntitel: B\n---\n## B {#b}\nText\n"},
     [("P005", "kurs/lessons/020-b.md", 1, 0)]),
    ({"kurs/lessons/020-b.txt": "x", "kurs/quizzes/a.yml": "x"},
     [("P006", "kurs/lessons/020-b.txt", 1, 0), ("P006", "kurs/quizzes/a.yml", 1, 0)]),
    (changed(COURSE, "abschlusstest: test", "abschlusstest: tst"), [("P007", COURSE, 8, 16)]),
    (changed(COURSE, "lektionen:", "- {id: stab, text: Zweimal.}\nlektionen:"),
     [("P009", COURSE, 6, 4)]),
    (changed(COURSE, "id: stab", "id: Stäbe"), [("Y031", COURSE, 3, 7)]),
    (changed(COURSE, "abschlusstest: test", "bestehen: 70"), [("Y028", COURSE, 8, 11)]),
    (changed(COURSE, "abschlusstest: test", "bestehen: 170 %"), [("Y028", COURSE, 8, 11)]),
    (changed(COURSE, "abschlusstest: test", "dauer: eine Stunde"), [("Y035", COURSE, 8, 8)]),
    (changed(COURSE, "abschlusstest: test", "nicht_bestanden_melden: true"),
     [("Y029", COURSE, 8, 25)]),
    (changed(COURSE, "abschlusstest: test", "untertitel: >\n  zwei\n  Zeilen"), []),
    # lessons
    ({LESSON: "## Seite {#seite}\n\nText\n"}, [("P040", LESSON, 1, 1)]),
    ({LESSON: "---\ntitel: x\n## Seite {#seite}\n\nText\n"}, [("P041", LESSON, 1, 1)]),
    ({LESSON: "---\ntitel: x\n"}, [("P041", LESSON, 1, 1), ("P043", LESSON, 3, 0)]),
    ({LESSON: "---\ntitl: x\n---\n## Seite {#seite}\n\nText\n"},
     [("Y020", LESSON, 2, 1), ("Y021", LESSON, 2, 1)]),
    (changed(LESSON, "## Was", "  Davor\n\n## Was"), [("P042", LESSON, 6, 3)]),
    ({LESSON: "---\ntitel: x\n---\n\n"}, [("P043", LESSON, 3, 0)]),
    (changed(LESSON, "## Was war? {#was-war}", "## {#was-war}"), [("P044", LESSON, 6, 1)]),
    (changed(LESSON, "## Was war? {#was-war}", "## Was war?"), [("P045", LESSON, 6, 4)]),
    (changed(LESSON, "{#was-war}", "{#Was_war}"), [("P046", LESSON, 6, 14)]),
    (changed(LESSON, "Ein Absatz.", "a\n\n## B {#was-war}\n\nb"), [("P047", LESSON, 10, 7)]),
    (changed(LESSON, "{#was-war}", "{#was-war .gross}"), [("P048", LESSON, 6, 23)]),
    (changed(LESSON, "Ein Absatz.", ""), [("P049", LESSON, 6, 4)]),
    (changed(LESSON, "{#was-war}", "{#was-war minuten=kurz}"), [("P050", LESSON, 6, 23)]),
    (changed(LESSON, "{#was-war}", "{#was-war minuten=2,5} ##"), []),
    ({**changed(COURSE, "- 010-lage", "- 010-Über"), LESSON: None,
      "kurs/lessons/010-Über.md": MINIMAL[LESSON]}, [("P052", "kurs/lessons/010-Über.md", 1, 0)]),
    # pictures
    (picture("assets/b.png"), [("P020", LESSON, 8, 9)]),
    (picture("assets/b.png", B__png=png()), [("P020", LESSON, 8, 9)]),
    (hotspot("https://example.org/b.png"), [("P021", QUIZ, 5, 9)]),
    (hotspot("//example.org/b.png"), [("P021", QUIZ, 5, 9)]),
    (hotspot("c:/b.png"), [("P021", QUIZ, 5, 9)]),
    (hotspot("assets/b.png"), [("P020", QUIZ, 5, 9)]),
    (picture("/etc/b.png"), [("P021", LESSON, 8, 9)]),
    (picture("assets%5Cb.png"), [("P021", LESSON, 8, 9)]),
    (picture("../project.yaml"), [("P022", LESSON, 8, 9)]),
    (picture("%2e%2e/project.yaml"), [("P022", LESSON, 8, 9)]),
    (picture("assets", b__png=png()), [("P023", LESSON, 8, 9)]),
    (picture("lessons/../assets/b.png", b__png=png()), [("P024", LESSON, 8, 9)]),
    (picture("assets/b%2Epng", b__png=png()), [("P024", LESSON, 8, 9)]),
    (picture("assets/ü.png", ü__png=png()), [("P024", LESSON, 8, 9)]),
    (picture("assets/b.webp", b__webp=b"x"), [("P025", LESSON, 8, 9)]),
    (picture("assets/b.png", b__png=png() + b"\0" * 20_000_000), [("P026", LESSON, 8, 9)]),
    (picture("assets/b.png", b__png=b"\xff\xd8\xff" + b"\0" * 50), [("P027", LESSON, 8, 9)]),
    (picture("assets/b.png", b__png=png()[:14]), [("P028", LESSON, 8, 9)]),
    (picture("assets/b.png", b__png=png()), []),
    (drawing("<rect/>"), []),
    (drawing('<use href="#a"/><rect fill="url(#a)"/><style>rect{fill:red}</style>'), []),
    (drawing("<rect>"), [("P028", LESSON, 8, 9)]),
    (picture("assets/b.svg", b__svg="<html/>"), [("P028", LESSON, 8, 9)]),
    (drawing("<script>x</script>"), [("P029", LESSON, 8, 9)]),
    (drawing("<foreignObject/>"), [("P029", LESSON, 8, 9)]),
    (drawing("<animate/>"), [("P029", LESSON, 8, 9)]),
    (drawing("<set/>"), [("P029", LESSON, 8, 9)]),
    (drawing('<image href="x.png"/>'), [("P029", LESSON, 8, 9)]),
    (drawing('<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>'), [("P029", LESSON, 8, 9)]),
    (drawing("<rect/>", before='<?xml-stylesheet href="x.css"?>'), [("P029", LESSON, 8, 9)]),
    (drawing("<rect onclick='x'/>"), [("P030", LESSON, 8, 9)]),
    (drawing("<rect/>", root='onload="x"'), [("P030", LESSON, 8, 9)]),
    (drawing('<use href="x.svg#a"/>'), [("P030", LESSON, 8, 9)]),
    (drawing('<use href="javascript:x"/>'), [("P030", LESSON, 8, 9)]),
    (drawing('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="http://x"/>'),
     [("P030", LESSON, 8, 9)]),
    (drawing('<rect fill="url(http://x)"/>'), [("P030", LESSON, 8, 9)]),
    (drawing('<rect style="fill:url( \'http://x\')"/>'), [("P030", LESSON, 8, 9)]),
    (drawing("<style>@import 'x';</style>"), [("P030", LESSON, 8, 9)]),
    (drawing("<rect/>", before="<!DOCTYPE svg>"), [("P031", LESSON, 8, 9)]),
    (drawing("&a;", before='<!DOCTYPE svg [<!ENTITY a "x">]>'),
     [("P031", LESSON, 8, 9), ("P029", LESSON, 8, 9)]),
    # quizzes
    (changed(QUIZ, "- richtig: Dies.", "- falsch: Dies."), [("Q001", QUIZ, 7, 3)]),
    (question("frage: Was?"), [("Q002", QUIZ, 3, 3)]),
    (question("frage: Was?\nzahl: 3\nreihenfolge: [a, b]"), [("Q003", QUIZ, 5, 3)]),
    (question("frage: Was?\nzahl: 3\nskala: [a, b]"), [("Q004", QUIZ, 6, 3)]),
    (question("selbsteinschaetzung: Ich kann es.\nskala: [a, b]\npunkte: 2"),
     [("Q004", QUIZ, 6, 3)]),
    (question("frage: Was?\nzahl: 3"), []),
    ({QUIZ: "titel: T\nfragen:\n- {id: f, frage: a, zahl: 1}\n- {id: f, frage: a, zahl: 1}\n"},
     [("Q005", QUIZ, 4, 4)]),
    (question("frage: Was?\nzahl: 3\npunkte: 0"), [("Q006", QUIZ, 6, 3)]),
    (changed(QUIZ, "titel: Test", "titel: Test\nziehe: [2 aus a, zwei aus b]"),
     [("Q007", QUIZ, 2, 18)]),
    (changed(QUIZ, "- falsch: Das.", "- falsch: Dies."), [("Q010", QUIZ, 10, 13)]),
    (changed(QUIZ, "- falsch: Das.", "- falsch: '**Dies.**'"), [("Q010", QUIZ, 10, 14)]),
    (question("frage: Was?\nantworten:\n- richtig: a"), [("Q011", QUIZ, 5, 3)]),
    (changed(QUIZ, "  - falsch: Das.\n    weil", "  - weil"), [("Q012", QUIZ, 10, 5)]),
    (changed(QUIZ, "- falsch: Das.", "- falsch: Das.\n    richtig: Was."), [("Q013", QUIZ, 10, 5)]),
    (question("frage: Was?\nzuordnen:\n- a: b\n- a: c"), [("Q014", QUIZ, 7, 5)]),
    (question("frage: Was?\nzuordnen:\n- a: b\n- c: b"), []),
    (question("frage: Was?\nzuordnen:\n- a: b\n- b: c\n- a\n- d:\n- von: x\n- von: x\n  nach: y"),
     [("Q015", QUIZ, 8, 5), ("Q015", QUIZ, 9, 5), ("Q015", QUIZ, 11, 5)]),
    (question("frage: Was?\nzuordnen:\n- a: b\n- b: c\nablenker:\n- b\n- d\n- d"),
     [("Q016", QUIZ, 9, 5), ("Q016", QUIZ, 11, 5)]),
    (question("frage: Was?\nzuordnen:\n- a: b"), [("Q017", QUIZ, 5, 3)]),
    (question("frage: Was?\nreihenfolge:\n- a"), [("Q018", QUIZ, 5, 3)]),
    (question("frage: Was?\nreihenfolge:\n- a\n- b\n- a"), [("Q010", QUIZ, 8, 5)]),
    (question("frage: Was?\nzahl: 3\ntoleranz: -1"), [("Q019", QUIZ, 6, 3)]),
    (question("frage: Was?\nzahl: drei"), [("Y027", QUIZ, 5, 9)]),
    (question("selbsteinschaetzung: Ich kann es.\nskala: [a]"), [("Q020", QUIZ, 5, 3)]),
    (question("selbsteinschaetzung: Ich kann es."), [("Y021", QUIZ, 3, 3)]),
    (question("lueckentext: Ohne Luecke"), [("Q022", QUIZ, 4, 16)]),
    (question("lueckentext: |\n  Ein [[a]] und\n  hier [[b"), [("Q023", QUIZ, 6, 10)]),
    (question("lueckentext: Ein [[a]] ]]"), [("Q023", QUIZ, 4, 26)]),
    (question("lueckentext: Ein [[a|]]"), [("Q024", QUIZ, 4, 20)]),
    (question("lueckentext: Ein [[(a)]]"), [("Q025", QUIZ, 4, 20)]),
    (question("lueckentext: Ein [[(a)|(b)]]"), [("Q025", QUIZ, 4, 20)]),
    (question("lueckentext: Ein [[(a)|b|b]]"), [("Q026", QUIZ, 4, 20)]),
    (question("lueckentext: Ein `[[a]]`"), [("Q027", QUIZ, 4, 21)]),
    (question("aussage: So ist es."), [("Y021", QUIZ, 3, 3)]),
    (question("aussage: So ist es.\nstimmt: vielleicht"), [("Y029", QUIZ, 5, 11)]),
    (question("frage: Was?\nzahl: 1\nweil: a\nerklaerung: b"), [("Y022", QUIZ, 7, 3)]),
    (question("zahl: 1"), [("Y021", QUIZ, 3, 3)]),
    (question("frage: >\n  Was?\nzahl: 1"), [("Y019", QUIZ, 4, 0)]),
    (question("frage: Was?\nantworten:\n- falsch: a\n  weil: *b\n- x"),
     [("Y025", QUIZ, 8, 5), ("Q001", QUIZ, 5, 3)]),
    (hotspot("assets/b.png", b__png=png()), []),
    (hotspot("assets/b.png", "links: 61", b__png=png()), [("Q021", QUIZ, 9, 6)]),
    (hotspot("assets/b.png", "links: -1", b__png=png()), [("Q021", QUIZ, 9, 6)]),
    ({QUIZ: "titel: Test\nfragen:\n"}, [("Y032", QUIZ, 2, 1)]),
    ({QUIZ: "titel: Test\nfragen:\n- frage: a\n  zahl: 1\n"}, [("Y021", QUIZ, 3, 3)]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), CASES, ids=[f"{n}" for n in range(len(CASES))])
def test_a_mistake_is_told_where_it_is(
    files: Sources, expected: Places, project_from: ProjectFrom
) -> None:
    _, diagnostics = project_from(files)
    found = [(d.code, d.span.path, d.span.line, d.span.column) for d in diagnostics]
    wanted = [(c, f"courses/{p}".removesuffix("/"), line, col) for c, p, line, col in expected]
    assert sorted(found) == sorted(wanted)
    for diagnostic in diagnostics:
        assert describe(diagnostic).message
