"""Makes ``scorm_templates/metrics/*.json`` from free faces as wide as the usual ones.

Carlito is as wide as Calibri, Liberation Sans as Arial, Liberation Serif as Times New Roman;
DejaVu Sans is hardly wider than Verdana. Needs fontTools, which is no dependency of the project:
``pip install fonttools``, then ``python tests/slides/make_metrics.py``. The files change only with
the faces.
"""

from __future__ import annotations

import json
from pathlib import Path

FONTS = Path("/usr/share/fonts/truetype")
TARGET = Path(__file__).parents[2] / "scorm_templates" / "metrics"
FACES = {
    "calibri": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
    "arial": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "times": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "verdana": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
}
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
    for name, (regular, bold) in FACES.items():
        faces = {"regular": widths(FONTS / regular), "bold": widths(FONTS / bold)}
        text = json.dumps(faces, ensure_ascii=False, indent=0) + "\n"
        (TARGET / f"{name}.json").write_text(text, "utf-8")
