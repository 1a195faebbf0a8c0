"""Makes ``scorm_templates/metrics/calibri.json`` from Carlito, whose widths are Calibri's.

Needs fontTools, which is no dependency of the project: ``pip install fonttools``, then
``python tests/slides/make_metrics.py FOLDER_OF_CARLITO``. The file changes only with the font.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "scorm_templates" / "metrics" / "calibri.json"
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2192]


def widths(font_file: Path) -> dict[str, int]:
    """Advance width by character, in thousandths of an em."""
    from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

    font = TTFont(font_file)
    names, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return {
        chr(code): round(metrics[names[code]][0] * 1000 / em)
        for code in CHARACTERS
        if code in names
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    faces = {
        "regular": widths(folder / "Carlito-Regular.ttf"),
        "bold": widths(folder / "Carlito-Bold.ttf"),
    }
    TARGET.write_text(json.dumps(faces, ensure_ascii=False, indent=0) + "\n", "utf-8")
