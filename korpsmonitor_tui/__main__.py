"""Entry point of ``korpsmonitor`` and ``python -m korpsmonitor_tui``."""

from __future__ import annotations

import sys

from korpsmonitor_tui.bootstrap import main as _main


def main() -> None:
    """Run the program and end the process with its exit status."""
    sys.exit(_main())


if __name__ == "__main__":
    main()
