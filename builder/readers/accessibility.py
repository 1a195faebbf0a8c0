"""Reads the part of ``project.yaml`` that declares accessibility."""

from __future__ import annotations

from builder.model.accessibility import Accessibility, Limitation
from builder.readers.fields import Fields
from builder.readers.keys import Form, Key, Keys

ACCESSIBILITY_KEYS = Keys(
    Key("contact", "kontakt", Form.TEXT, "Wer Meldungen zu Barrieren beantwortet."),
    Key("email", "email", Form.TEXT, "E-Mail-Adresse dafür."),
    Key("phone", "telefon", Form.TEXT, "Telefonnummer dafür."),
    Key("body", "schlichtungsstelle", Form.TEXT, "Die zuständige Stelle Ihres Landes."),
    Key("body_website", "schlichtung_webseite", Form.TEXT, "Adresse ihrer Webseite."),
    Key("method", "methode", Form.TEXT, "Wie geprüft wurde (ohne Angabe: Selbstbewertung)."),
    Key("reviewed", "geprueft", Form.DATE, "Wann Menschen zuletzt geprüft haben."),
    Key(
        "limitations",
        "einschraenkungen",
        Form.MAPPINGS,
        "Was noch nicht barrierefrei ist.",
        keys=Keys(
            Key("what", "was", Form.TEXT, "Was nicht barrierefrei ist.", required=True),
            Key("why", "warum", Form.TEXT, "Der Grund."),
            Key("instead", "stattdessen", Form.TEXT, "Was Menschen stattdessen nutzen können."),
        ),
    ),
)


def read_accessibility(fields: Fields | None) -> Accessibility | None:
    """The declaration, or None where the project says nothing."""
    if fields is None:
        return None
    return Accessibility(
        contact=fields.text("contact"),
        email=fields.text("email"),
        phone=fields.text("phone"),
        body=fields.text("body"),
        body_website=fields.text("body_website"),
        method=fields.text("method"),
        reviewed=fields.day("reviewed"),
        limitations=tuple(
            Limitation(entry.text("what"), entry.text("why"), entry.text("instead"))
            for entry in fields.entries("limitations")
        ),
        span=fields.span,
    )
