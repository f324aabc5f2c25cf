"""Where something was read, as a reader of a report can find it: definition files name publications by a short code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Publicaties = tuple[tuple[str, str], ...]
"""(code as in the definition files, name for a reader)."""

_REGEL: Final = re.compile(r" \(regels? [^()]*\)")
"""A line of a scan: of use to who checks the definition files, and to nobody else."""


def bronvermelding(bron: str, publicaties: Publicaties) -> str:
    """The source with every publication by its name and without lines of a scan; unknown codes stay."""
    namen = dict(publicaties)
    zonder_regels = _REGEL.sub("", bron)
    if not namen:
        return zonder_regels
    return _codes(list(namen)).sub(lambda gevonden: namen[gevonden[0]], zonder_regels)


def paragraaf(bron: str, publicaties: Publicaties) -> str:
    """The place within a publication, for where the publication itself is named already."""
    for code, _naam in publicaties:
        if bron.startswith(f"{code}, "):
            return bronvermelding(bron.removeprefix(f"{code}, "), publicaties)
    return bronvermelding(bron, publicaties)


def _codes(codes: Sequence[str]) -> re.Pattern[str]:
    """Any of these codes, and none that is a part of a number such as 29.000."""
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, codes))})(?![\w.])")
