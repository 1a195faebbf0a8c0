"""``python -m builder``."""

from __future__ import annotations

from builder.cli import run

if __name__ == "__main__":
    run()
