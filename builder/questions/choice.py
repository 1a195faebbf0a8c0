"""What single and multiple choice share: a list of options, each under its verdict."""

from __future__ import annotations

from builder.model.interaction import Choice
from builder.questions.context import Context
from builder.questions.options import Written, each_once, read_options
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key, Keys

STEM = Key("stem", "frage", Form.PROSE, "Die Frage, wie sie auf der Seite steht.", required=True)

VERDICT = (
    Key("right", "richtig", Form.PROSE, "Eine richtige Antwort."),
    Key("wrong", "falsch", Form.PROSE, "Eine falsche Antwort."),
    Key("because", "weil", Form.PROSE, "Warum die Antwort richtig oder falsch ist."),
)

OPTIONS = Key(
    "options",
    "antworten",
    Form.MAPPINGS,
    "Die Antworten: jede unter »richtig« oder »falsch«, am besten mit »weil«.",
    required=True,
    keys=Keys(*VERDICT),
)


def read_choice(fields: Fields, context: Context, *, multiple: bool) -> tuple[Choice, ...]:
    verdicts = [verdict for entry in fields.entries("options") if (verdict := read_verdict(entry))]
    options = read_options([written for written, _ in verdicts], context, repeats="Q010")
    correct = [option for option, (_, right) in zip(options, verdicts, strict=True) if right]
    if len(verdicts) == len(fields.nodes("options")) and verdicts and not correct:
        context.report.add("Q001", fields.at("options"))
    if len(fields.nodes("options")) == 1:
        context.report.add("Q011", fields.at("options"))
    ids = tuple(option.id for option in each_once(correct))
    return (Choice(context.id, each_once(options), ids, multiple),)


def read_verdict(entry: Fields) -> tuple[Written, bool] | None:
    """The text under ``right`` or ``wrong``, and which of them it is."""
    right, wrong = entry.has("right"), entry.has("wrong")
    if right == wrong:
        if not right and entry.is_lost("right"):
            return None
        code = "Q013" if right else "Q012"
        words = {name: entry.spelled(name) for name in ("right", "wrong")}
        entry.report.add(code, entry.span, None, **words)
        return None
    name = "right" if right else "wrong"
    entry.require(name)
    text = entry.scalar(name)
    return (Written(text, entry.scalar("because")), right) if text else None
