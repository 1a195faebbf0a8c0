"""The guide as the nodes of its PDF."""

from __future__ import annotations

from typing import Any

from builder.job import Job
from builder.writers.guide.condense import simple_nodes
from builder.writers.guide.records import Guide, Session, Solved
from builder.writers.guide.script import script_nodes, script_words
from builder.writers.guide.steps import Step, is_short
from builder.writers.paper.frame import frame, sources
from builder.writers.paper.nodes import Printer

Node = dict[str, Any]

_WORDS = (
    "guide_objectives", "preparation", "before", "day", "overview", "estimates",
    "course_step", "time", "duration", "what", "how", "with_what", "notes", "session_objectives",
    "debriefing", "debriefing_intro", "prompts",
)  # fmt: skip


def content(job: Job, guide: Guide, printer: Printer) -> Node:
    nodes = frame(job, "guide")
    nodes["words"] |= {name: job.texts[f"print.{name}"] for name in _WORDS}
    nodes["words"]["script"] = script_words(job.texts)
    return nodes | {
        "objectives": list(guide.objectives),
        "intro": guide.intro,
        "estimates": guide.has_estimates,
        "before": list(guide.before),
        "day": list(guide.on_the_day),
        "sessions": [_session(printer, session) for session in guide.sessions],
        "scripts": [script_nodes(printer, script) for script in guide.scripts],
        "solutions": [_solved(printer, solved) for solved in guide.solved],
        "questions": list(guide.questions),
        "prompts": simple_nodes(printer, guide.prompts),
        "glossary": [
            {
                "id": entry.id,
                "term": entry.term,
                "also": entry.also,
                "blocks": simple_nodes(printer, entry.definition),
            }
            for entry in guide.glossary
        ],
        "sources": sources(job),
    }


def _session(printer: Printer, session: Session) -> Node:
    return {
        "title": session.title,
        "time": session.time,
        "duration": session.duration,
        "heading": session.heading,
        "pause": session.pause,
        "objectives": list(session.objectives),
        "steps": [_step(printer, step) for step in session.steps],
    }


def _step(printer: Printer, step: Step) -> Node:
    return {
        "time": step.time,
        "duration": step.duration,
        "title": step.title,
        "what": simple_nodes(printer, step.what),
        "how": list(step.how),
        "material": list(step.material),
        "notes": simple_nodes(printer, step.notes),
        "together": is_short(step),
    }


def _solved(printer: Printer, solved: Solved) -> Node:
    return {
        "title": solved.title,
        "question": {
            "stem": simple_nodes(printer, solved.stem),
            "gaps": {name: {"kind": "line"} for name in solved.gaps},
        },
        "answers": [
            {
                "verdict": reason.verdict,
                "content": printer.inlines(reason.content),
                "because": simple_nodes(printer, reason.because),
            }
            for reason in solved.reasons
        ],
        "together": False,
        "explanation": simple_nodes(printer, solved.explanation),
    }
