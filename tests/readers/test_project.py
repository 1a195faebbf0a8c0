"""A source folder becomes the model, whatever of it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.course import Completion, DataProtection, Reported
from builder.model.document import Figure, Paragraph
from builder.model.finding import Origin
from builder.model.question import Draw, Feedback, Scoring
from builder.model.text import plain_text
from builder.readers.project import placeholders, read_project
from tests.conftest import ProjectFrom
from tests.sources import png, write_sources

GIF = b"GIF89a\5\0\4\0\0\0\0" + b",\0\0\0\0\5\0\4\0\0" + b"\2\1\x44\0;"


def test_the_minimal_project_is_sound(project_from: ProjectFrom) -> None:
    project, diagnostics = project_from({})
    assert diagnostics == ()
    assert project is not None
    assert project.organisation.contact == "Personalentwicklung"
    assert project.local == {"stabsraum": "Raum 12"}
    assert project.data_protection is DataProtection.RESULT
    finding = project.findings["KM-01"]
    assert (finding.origin, finding.collection) == (Origin.WORKSHOP, "Reflexionsworkshop")
    assert (finding.source.authors, finding.span.line) == ("Difu", 7)
    (course,) = project.courses
    assert (course.id, course.title, course.final_quiz) == ("kurs", "Ein Kurs", "test")
    assert (course.pass_mark, course.completion) == (0.7, Completion.PAGES_AND_QUIZ)
    (lesson,) = course.lessons
    assert (lesson.id, lesson.title, lesson.objectives) == ("lage", "Lage", ("stab",))
    (page,) = lesson.pages
    assert (page.id, page.title, page.span.line) == ("was-war", "Was war?", 6)
    question = course.questions["stab-dauer"]
    assert (question.kind, question.objective, question.findings) == (
        "single_choice",
        "stab",
        ("KM-01",),
    )


def test_both_languages_may_be_mixed(project_from: ProjectFrom) -> None:
    project, diagnostics = project_from(
        {
            "project.yaml": """\
                organisation: {name: Town, telefon: '1'}
                language: en
                outputs: [web]
                datenschutz: full
                data_protection: voll
                """.replace("datenschutz: full\n", "accent: '#0B5C8A'\n"),
            "kurs/course.yaml": """\
                title: A course
                dauer: 90 Minuten
                pass_mark: 0,8
                completion: seiten
                nicht_bestanden_melden: yes
                status: abgeschlossen
                objectives: [{id: stab, text: x, findings: [KM-01]}]
                lessons: [010-lage]
                """,
        }
    )
    assert diagnostics == ()
    assert project is not None
    assert (project.language, project.outputs, project.accent) == ("en", ("web",), "#0B5C8A")
    assert project.data_protection is DataProtection.FULL
    (course,) = project.courses
    assert (course.minutes, course.pass_mark, course.language) == (90, 0.8, "en")
    assert (course.completion, course.report_failed) == (Completion.PAGES, True)
    assert course.status is Reported.COMPLETED


def test_an_lms_is_told_passed_unless_the_course_says_otherwise(project_from: ProjectFrom) -> None:
    project, _ = project_from({})
    assert project is not None
    assert [course.status for course in project.courses] == [Reported.PASSED]
    lines = "titel: x\nlektionen: [010-lage]\nstatus: gut\n"
    _, found = project_from({"kurs/course.yaml": lines})
    assert [(d.code, d.span.line, d.values["value"]) for d in found if d.code != "P005"] == [
        ("Y030", 3, "gut")
    ]


def test_unknown_keys_get_a_proposal_in_the_language_of_the_file(project_from: ProjectFrom) -> None:
    _, german = project_from({"kurs/course.yaml": "titel: x\nlektione: [010-lage]\n"})
    _, english = project_from({"kurs/course.yaml": "title: x\nlesson: [010-lage]\n"})
    assert {d.proposal for d in german if d.code == "Y020"} == {"lektionen"}
    assert {d.proposal for d in english if d.code == "Y020"} == {"lessons"}
    assert {d.values["name"] for d in german if d.code == "Y021"} == {"lektionen"}
    assert {d.values["name"] for d in english if d.code == "Y021"} == {"lessons"}


@pytest.mark.parametrize(
    ("name", "content", "code", "proposal"),
    [
        ("kurs/course.yaml", "titel: x\nlektionen: [010-lag]\n", "P004", "010-lage"),
        ("kurs/course.yaml", "titel: x\nlektionen: [010-lage]\nbestehen: 70\n", "Y028", "70 %"),
        ("kurs/course.yaml", "titel: x\nlektionen: 010-lage\n", "Y024", "[010-lage]"),
        (
            "kurs/course.yaml",
            "titel: x\nlektionen: [010-lage]\nabschluss: Seiten und Test\n",
            "Y030",
            "seiten_und_test",
        ),
        ("kurs/quizzes/test.yaml", "titel: x\nerklärung: y\nfragen: []\n", "Y020", None),
        (
            "kurs/quizzes/test.yaml",
            "titel: x\nfragen: [{id: Über Nacht, frage: a, zahl: 1, erklärung: y}]\n",
            "Y031",
            "ueber-nacht",
        ),
        (
            "kurs/quizzes/test.yaml",
            "titel: x\nfragen: [{id: x, frage: a, zahl: 1, erklärung: y}]\n",
            "Y020",
            "erklaerung",
        ),
        (
            "kurs/quizzes/test.yaml",
            "titel: x\nfragen: [{id: x, aussage: a, stimmt: falsch}]\n",
            "Y029",
            "nein",
        ),
        ("kurs/lessons/010-lage.md", "---\ntitel: x\n---\n## Wer führt?\nA\n", "P045",
         "{#wer-fuehrt}"),
        ("kurs/lessons/010-lage.md", "---\ntitel: x\n---\n## Wer? {#Wer_da}\nA\n", "P046",
         "#wer-da"),
    ],
)  # fmt: skip
def test_a_mistake_comes_with_what_was_probably_meant(
    name: str, content: str, code: str, proposal: str | None, project_from: ProjectFrom
) -> None:
    _, diagnostics = project_from({name: content})
    assert {d.proposal for d in diagnostics if d.code == code} == {proposal}


def test_one_broken_file_hides_no_other(project_from: ProjectFrom) -> None:
    project, diagnostics = project_from(
        {
            "project.yaml": "organisation: [",
            "findings/km.yaml": "\tx",
            "kurs/course.yaml": "titel: x\nlektionen: {",
            "kurs/lessons/010-lage.md": b"\xff",
            "kurs/quizzes/test.yaml": "fragen: - x",
            "zwei/course.yaml": "titel: Zwei\nlektionen: [a]\n",
        }
    )
    assert project is not None
    assert [course.id for course in project.courses] == ["zwei"]
    assert {d.span.path.removeprefix("courses/") for d in diagnostics} == {
        "project.yaml",
        "findings/km.yaml",
        "kurs/course.yaml",
        "kurs/lessons/010-lage.md",
        "kurs/quizzes/test.yaml",
        "zwei/course.yaml",
    }


def test_only_some_courses_are_read(tmp_path: Path) -> None:
    root = write_sources(tmp_path, {"zwei/course.yaml": "titel: Zwei\nlektionen: [a]\n"})
    project, diagnostics = read_project(root, only=("kurs", "dri"))
    assert project is not None
    assert [course.id for course in project.courses] == ["kurs"]
    assert [(d.code, d.span.path, d.proposal) for d in diagnostics] == [("P010", "courses", None)]
    assert read_project(root, only=("kur",))[1][0].proposal == "kurs"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    project, diagnostics = read_project(tmp_path / "nichts")
    assert project is None
    assert [d.code for d in diagnostics] == ["P001"]


def test_another_project_file(tmp_path: Path) -> None:
    root = write_sources(tmp_path, {"project.yaml": None})
    other = tmp_path / "stadt.yaml"
    other.write_text("organisation: {name: Stadt B, logo: logo.png}\n")
    (tmp_path / "logo.png").write_bytes(png())
    project, diagnostics = read_project(root, other)
    assert diagnostics == ()
    assert project is not None
    assert project.organisation.name == "Stadt B"
    assert project.organisation.logo is not None
    assert project.organisation.logo.path == "logo.png"


def test_placeholders_have_names_in_both_languages(project_from: ProjectFrom) -> None:
    project, _ = project_from({})
    assert project is not None
    assert placeholders(project) == {
        "organisation.name": "Stadt Musterstadt",
        "organisation.contact": "Personalentwicklung",
        "organisation.kontakt": "Personalentwicklung",
        "local.stabsraum": "Raum 12",
        "lokal.stabsraum": "Raum 12",
    }


def test_only_pictures_that_are_shown_become_assets(project_from: ProjectFrom) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="20"/>'
    project, diagnostics = project_from(
        {
            "kurs/lessons/010-lage.md": """\
                ---
                titel: Lage
                ---
                ## A {#a}

                ![Bild](assets/b.png)

                ::: hinweis
                ![Plan](assets/p.svg)
                :::
                """,
            "kurs/quizzes/test.yaml": """\
                titel: Test
                fragen:
                - id: f
                  frage: "Was?"
                  zahl: 1
                  tipp: |
                    ![Tipp](assets/t.gif)
                """,
            "kurs/assets/b.png": png(3, 2),
            "kurs/assets/p.svg": svg,
            "kurs/assets/p.png": png(60, 40),
            "kurs/assets/t.gif": GIF,
            "kurs/assets/ungenutzt.png": b"kaputt",
        }
    )
    assert diagnostics == ()
    assert project is not None
    found = {a.path: (a.media_type, a.width, a.height) for a in project.courses[0].assets}
    assert found == {
        "assets/b.png": ("image/png", 3, 2),
        "assets/p.svg": ("image/svg+xml", 30, 20),
        "assets/t.gif": ("image/gif", 5, 4),
    }
    plan = project.courses[0].asset("assets/p.svg")
    assert plan is not None
    assert plan.raster is not None
    assert (plan.raster.path, plan.raster.width) == ("assets/p.png", 60)


def test_links_lead_out_of_no_course(tmp_path: Path) -> None:
    root = write_sources(
        tmp_path,
        {"kurs/lessons/010-lage.md": "---\ntitel: L\n---\n## A {#a}\n![B](assets/b.png)\n"},
    )
    (tmp_path / "b.png").write_bytes(png())
    (root / "kurs/assets").mkdir()
    (root / "kurs/assets/b.png").symlink_to(tmp_path / "b.png")
    assert [d.code for d in read_project(root)[1]] == ["P022"]


def test_double_hashes_in_fences_and_directives_open_no_page(project_from: ProjectFrom) -> None:
    project, diagnostics = project_from(
        {
            "kurs/lessons/010-lage.md": """\
                ---
                titel: Lage
                ---
                ## A **eins** {#a minuten=2,5}

                ```
                ## kein Titel
                ```

                ~~~~
                ~~~
                ## auch nicht
                ~~~~

                - Liste

                    ```
                ## noch nicht
                    ```

                ## {{organisation.name}} hilft {#b}

                Text
                """
        }
    )
    assert diagnostics == ()
    assert project is not None
    pages = project.courses[0].lessons[0].pages
    assert [(p.id, p.title, p.minutes, p.span.line) for p in pages] == [
        ("a", "A eins", 2.5, 4),
        ("b", "Stadt Musterstadt hilft", 0.0, 21),
    ]


def test_double_hashes_in_a_directive_open_no_page(project_from: ProjectFrom) -> None:
    project, _ = project_from(
        {
            "kurs/lessons/010-lage.md": "---\ntitel: x\n---\n## A {#a}\n\n::: tipp\n"
            "::: hinweis\nText\n:::\n## kein Titel\n:::\n\n## B {#b}\n\nText\n"
        }
    )
    assert project is not None
    assert [page.id for page in project.courses[0].lessons[0].pages] == ["a", "b"]


@pytest.mark.parametrize("opener", ["```", "::: hinweis", "~~~ x"])
def test_what_is_never_closed_swallows_no_pages(opener: str, project_from: ProjectFrom) -> None:
    project, diagnostics = project_from(
        {
            "kurs/lessons/010-lage.md": f"---\ntitel: x\n---\n## A {{#a}}\n\n{opener}\ntext\n\n"
            "## B {#b}\n\n::: tipp\n## kein Titel\n:::\n\n## C {#c}\n\nText\n"
        }
    )
    assert project is not None
    ids = [page.id for page in project.courses[0].lessons[0].pages]
    assert ids[:2] == ["a", "b"]
    assert ids[-1] == "c"
    assert any(d.code.startswith("M") and d.span.line == 6 for d in diagnostics)


def test_texts_keep_their_lines(project_from: ProjectFrom) -> None:
    project, _ = project_from(
        {
            "kurs/quizzes/test.yaml": """\
                titel: Test
                ziehe: [2 aus a, 1 of b]
                bestehen: 65,5 %
                rueckmeldung: am-ende
                sicherheit: ja
                mischen: nein
                versuche: 3
                fragen:
                - id: f
                  frage: |

                    Erster Absatz.

                    Zweiter.
                  zahl: 1
                  wertung: alles-oder-nichts
                  folien: ja
                """
        }
    )
    assert project is not None
    (quiz,) = project.courses[0].quizzes
    assert quiz.draws == (Draw(2, "a"), Draw(1, "b"))
    assert (quiz.id, quiz.pass_mark, quiz.attempts) == ("test", 0.655, 3)
    assert (quiz.feedback, quiz.confidence, quiz.shuffle) == (Feedback.AT_END, True, False)
    (question,) = quiz.questions
    assert (question.scoring, question.on_slides) == (Scoring.ALL_OR_NOTHING, True)
    lines = [b.span.line for b in question.stem if isinstance(b, Paragraph)]
    assert lines == [12, 14]


def test_a_picture_alone_is_a_figure(project_from: ProjectFrom) -> None:
    project, _ = project_from(
        {
            "kurs/lessons/010-lage.md": "---\ntitel: x\n---\n## A {#a}\n\n![B](assets/b.png)\n",
            "kurs/assets/b.png": png(),
        }
    )
    assert project is not None
    (figure,) = project.courses[0].lessons[0].pages[0].blocks
    assert isinstance(figure, Figure)
    assert plain_text((figure.image,)) == "B"


def test_a_foreign_address_is_told_about_once(project_from: ProjectFrom) -> None:
    lesson = "---\ntitel: x\n---\n## A {#a}\n\n![B](https://example.org/b.png)\n"
    _, diagnostics = project_from({"kurs/lessons/010-lage.md": lesson})
    assert [(d.code[0], d.span.line) for d in diagnostics] == [("M", 6)]
