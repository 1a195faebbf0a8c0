"""What the machine refused, as a German sentence that says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from builder.exchange import BusyError

_SENTENCES = {
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr.",
    errno.EDQUOT: "Ihr Speicherplatz auf diesem Laufwerk ist aufgebraucht.",
    errno.EFBIG: "Die Datei würde größer, als das System erlaubt.",
    errno.EACCES: "Dafür fehlt die Berechtigung.",
    errno.EPERM: "Das System erlaubt das nicht.",
    errno.EROFS: "Dort lässt sich nichts schreiben: Das Laufwerk ist schreibgeschützt.",
    errno.ENAMETOOLONG: "Der Name ist zu lang für dieses Laufwerk.",
    errno.EIO: "Das Laufwerk meldet einen Fehler beim Lesen oder Schreiben.",
    errno.ENOENT: "Diese Datei oder diesen Ordner gibt es nicht.",
    errno.ENOTDIR: "Hier ist eine Datei, wo ein Ordner sein müsste.",
    errno.EISDIR: "Hier ist ein Ordner, wo eine Datei sein müsste.",
    errno.EEXIST: "Dort liegt schon eine Datei gleichen Namens.",
    errno.EMFILE: "Es sind zu viele Dateien gleichzeitig offen.",
    errno.ENOMEM: "Der Arbeitsspeicher reicht nicht.",
    errno.EBUSY: "Die Datei wird gerade benutzt. Bitte schließen Sie Programme, die sie zeigen.",
    errno.ETXTBSY: "Die Datei wird gerade benutzt. Bitte schließen Sie Programme, die sie zeigen.",
}


def trouble(error: Exception) -> str:
    """Why a command cannot go on."""
    match error:
        case BusyError():
            return f"In »{error}« schreibt gerade ein anderer Aufruf. Bitte warten Sie auf ihn."
        case OSError():
            return _refusal(error)
        case MemoryError():
            return _SENTENCES[errno.ENOMEM]
        case _:
            return _bug(error)


def _refusal(error: OSError) -> str:
    words = _SENTENCES.get(error.errno or 0) or f"Das System meldet: {error.strerror or error}."
    name = error.filename2 or error.filename
    return f"»{os.fsdecode(name)}«: {words}" if isinstance(name, str | bytes) else words


def _bug(error: Exception) -> str:
    """What to say of a mistake that is ours, without a traceback."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (
        f"{Path(place.tb_frame.f_code.co_filename).name}, Zeile {place.tb_lineno}"
        if place is not None
        else "unbekannter Stelle"
    )
    return (
        "Das hätte nicht passieren dürfen: ein Fehler in Kurswerk selbst, nicht in Ihren Texten "
        f"({type(error).__name__}: {error}; {where}). Bitte melden Sie ihn mit diesem Satz. "
        "Die bisherige Ausgabe ist unverändert."
    )
