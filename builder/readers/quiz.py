"""Reads ``quizzes/*.yaml``: the quiz, and what all kinds of questions have in common."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.diagnostics import Span
from builder.model.document import Block
from builder.model.question import Draw, Feedback, Question, Quiz, Scoring
from builder.model.text import Shown
from builder.model.unread import Unread
from builder.questions import Kind, kind_keys, kind_of
from builder.questions.context import Context, Markdown
from builder.readers.fields import Fields, read_fields
from builder.readers.keys import Form, Key, Keys
from builder.readers.source import Report
from builder.record import record

_COMMON = (
    Key("id", "id", Form.ID, "Kennung der Frage, eindeutig im Kurs.", required=True),
    Key("pool", "topf", Form.ID, "Der Topf, aus dem das Quiz diese Frage zieht."),
    Key("level", "stufe", Form.TEXT, "Wie schwer Sie die Frage finden; nur für Sie."),
    Key("findings", "befunde", Form.NAMES, "Die Erkenntnisse, auf denen die Frage beruht."),
    Key("objective", "lernziel", Form.ID, "Das Lernziel, das die Frage prüft."),
    Key("hint", "tipp", Form.PROSE, "Ein Tipp, den Lernende vor der Antwort öffnen können."),
    Key("explanation", "erklaerung", Form.PROSE, "Was nach jeder Antwort zu lesen ist."),
    Key("because", "weil", Form.PROSE, "Dasselbe wie »erklaerung«."),
    Key("points", "punkte", Form.DECIMAL, "Punkte für die richtige Antwort (ohne Angabe: 1)."),
    Key(
        "scoring",
        "wertung",
        Form.CHOICE,
        "Was eine teilweise richtige Antwort zählt (ohne Angabe: teilpunkte, "
        "bei Reihenfolgen alles_oder_nichts).",
        choices=(
            ("all_or_nothing", "alles_oder_nichts"),
            ("partial", "teilpunkte"),
            ("per_option", "je_antwort"),
        ),
    ),
    Key(
        "attempts",
        "versuche",
        Form.WHOLE,
        "Versuche beim Üben (ohne Angabe: 2); 0: beliebig viele.",
    ),
    Key("shuffle", "mischen", Form.YES_NO, "Ob die Antworten gemischt werden (ohne Angabe: ja)."),
    Key(
        "slides",
        "folien",
        Form.YES_NO,
        "Ob die Frage auf eine Folie kommt (ohne Angabe: nach der Regel oben).",
    ),
)
_SCORED_ONLY = ("points", "scoring", "attempts")
_COMMON_NAMES = frozenset(key.name for key in _COMMON)

QUESTION_KEYS = Keys(*_COMMON, *(key for key in kind_keys() if key.name not in _COMMON_NAMES))

QUIZ_KEYS = Keys(
    Key("quiz", "quiz", Form.ID, "Kennung des Quiz (ohne Angabe: der Dateiname)."),
    Key("title", "titel", Form.TEXT, "Titel des Quiz.", required=True),
    Key(
        "pass_mark",
        "bestehen",
        Form.PERCENT,
        "Anteil der Punkte zum Bestehen (ohne Angabe: der des Kurses).",
    ),
    Key(
        "attempts",
        "versuche",
        Form.WHOLE,
        "Wie oft abgegeben werden darf (ohne Angabe: beliebig oft).",
    ),
    Key(
        "shuffle",
        "mischen",
        Form.YES_NO,
        "Ob Fragen und Antworten gemischt werden (ohne Angabe: ja).",
    ),
    Key(
        "feedback",
        "rueckmeldung",
        Form.CHOICE,
        "Wann Lernende erfahren, was richtig war (ohne Angabe: sofort).",
        choices=(("immediate", "sofort"), ("at_end", "am_ende"), ("never", "nie")),
    ),
    Key(
        "confidence",
        "sicherheit",
        Form.YES_NO,
        "Ob nach der eigenen Sicherheit gefragt wird (ohne Angabe: nein).",
    ),
    Key("draw", "ziehe", Form.NAMES, "Fragen aus Töpfen, etwa »[2 aus stab, 1 aus recht]«."),
    Key(
        "questions",
        "fragen",
        Form.MAPPINGS,
        "Die Fragen; ihre Art folgt aus ihren Schlüsseln.",
        required=True,
        keys=QUESTION_KEYS,
    ),
)

_DEFAULT_SCORING = {"ordering": Scoring.ALL_OR_NOTHING}
_DRAW = re.compile(r"([1-9]\d{0,3})\s+(?:aus|of|from)\s+([a-z][a-z0-9-]*)")


@record
class ReadQuiz:
    """A quiz with the pictures and recordings that its questions show."""

    quiz: Quiz
    pictures: tuple[Shown, ...]


def read_quiz(text: str, stem: str, prose: Markdown, report: Report) -> ReadQuiz | None:
    """The quiz in a file called ``stem``."""
    known = len(report.diagnostics)
    fields = read_fields(text, QUIZ_KEYS, report)
    if fields is None:
        return None
    pictures: list[Shown] = []
    draws = _draws(fields)
    quiz = Quiz(
        id=fields.id("quiz", stem),
        title=fields.text("title"),
        questions=_questions(fields, prose, pictures),
        draws=tuple(draw for draw, _ in draws),
        pass_mark=fields.share("pass_mark"),
        attempts=fields.whole("attempts"),
        shuffle=fields.yes_no("shuffle") is not False,
        feedback=Feedback(fields.choice("feedback") or Feedback.IMMEDIATE),
        confidence=fields.yes_no("confidence") or False,
        span=fields.span,
        places={draw.pool: span for draw, span in draws},
    )
    if not fields.has_all("questions", "id") or report.has_said("Y031", known):
        report.unread.update((Unread.QUESTIONS, Unread.QUIZZES))
    if report.has_gaps(known, "QY"):
        report.unread.add(Unread.TESTED)
    return ReadQuiz(quiz, tuple(pictures))


def _draws(fields: Fields) -> list[tuple[Draw, Span]]:
    draws = []
    for scalar in fields.scalars("draw"):
        if (found := _DRAW.fullmatch(scalar.text.strip())) is None:
            fields.report.add("Q007", scalar.span, value=scalar.text.strip())
        else:
            draws.append((Draw(int(found.group(1)), found.group(2)), scalar.span))
    return draws


def _questions(fields: Fields, prose: Markdown, pictures: list[Shown]) -> tuple[Question, ...]:
    """Each question under an id of its own; one with an id that came before is reported."""
    questions: dict[str, Question] = {}
    for entry in fields.entries("questions"):
        question = _question(entry, prose, pictures)
        if question.id in questions:
            line = questions[question.id].span.line
            fields.report.add("Q005", entry.at("id"), name=question.id, line=line)
        elif question.id:
            questions[question.id] = question
    return tuple(questions.values())


def _question(fields: Fields, prose: Markdown, pictures: list[Shown]) -> Question:
    """One question; without a kind it keeps its id, so that references to it hold."""
    known = len(fields.report.diagnostics)
    id = fields.id("id")
    context = Context(id, prose, fields.report, pictures)
    kind = kind_of(fields)
    if kind is not None:
        _check_keys(fields, kind)
    name = kind.NAME if kind else ""
    findings = fields.names_at("findings")
    objective = fields.text("objective")
    scoring = fields.choice("scoring")
    question = Question(
        id=id,
        kind=name,
        stem=kind.stem(fields, context) if kind else (),
        interactions=kind.read(fields, context) if kind else (),
        points=_points(fields),
        scoring=Scoring(scoring) if scoring else _DEFAULT_SCORING.get(name, Scoring.PARTIAL),
        attempts=fields.whole("attempts", 2),
        shuffle=fields.yes_no("shuffle") is not False,
        hint=context.blocks(fields.scalar("hint")),
        explanation=_explanation(fields, kind, context),
        objective=objective,
        findings=tuple(findings),
        pool=fields.id("pool"),
        level=fields.text("level"),
        on_slides=fields.yes_no("slides"),
        span=fields.span,
        places=findings | {objective: fields.value_at("objective")},
    )
    return replace(question, is_whole=False) if fields.report.has_gaps(known, "QY") else question


def _check_keys(fields: Fields, kind: Kind) -> None:
    """Report keys that this kind needs and lacks, and keys that it cannot use."""
    own = {key.name for key in kind.KEYS}
    for key in kind.KEYS:
        if key.required:
            fields.require(key.name)
    unscored = kind.NAME in ("self_rating", "reflection")
    for name, word in fields.given():
        if name not in own and (name not in _COMMON_NAMES or (unscored and name in _SCORED_ONLY)):
            sign = fields.spelled(kind.SIGN)
            fields.report.add("Q004", word.span, name=word.text, sign=sign)


def _points(fields: Fields) -> float:
    points = fields.decimal("points")
    if points is None:
        return 1.0
    if not 0 < points <= 1000:
        fields.report.add("Q006", fields.at("points"))
        return 1.0
    return float(points)


def _explanation(fields: Fields, kind: Kind | None, context: Context) -> tuple[Block, ...]:
    """What ``explanation`` or ``because`` says; a kind with a ``because`` of its own reads that."""
    if kind is not None and any(key.name == "because" for key in kind.KEYS):
        return context.blocks(fields.scalar("explanation"))
    if fields.has("explanation") and fields.has("because"):
        first, second = fields.spelled("explanation"), fields.spelled("because")
        fields.report.add("Y022", _later(fields), name=second, other=first)
    name = "explanation" if fields.has("explanation") else "because"
    return context.blocks(fields.scalar(name))


def _later(fields: Fields) -> Span:
    spans = (fields.at("explanation"), fields.at("because"))
    return max(spans, key=lambda span: (span.line, span.column))
