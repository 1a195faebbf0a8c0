"""Kurswerk: compiles course sources into SCORM packages, a web version and slide decks."""

__version__ = "0.1.0"
