"""What every check on the weging of one korps begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.services.korpsweging import score_id

if TYPE_CHECKING:
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie


class Korpslezer:
    """One korps, and findings about it at the place where it was scored."""

    def __init__(self, sessie: Sessie, korps: Korpsweging) -> None:
        self._sessie = sessie
        self._korps = korps
        self._naam = korps.partij.naam

    def _vondst(
        self,
        controle: Controle,
        ernst: Ernst,
        wat: str,
        een: Lezing,
        ander: Lezing,
        sleutel: tuple[str, ...],
        dimensie: str,
        uitleg: str = "",
    ) -> Vondst:
        """A finding about one dimension, or about the whole (``EINDSCORE``)."""
        eind = dimensie == EINDSCORE
        id_ = self._korps.dossier if eind else score_id(self._korps.dossier, dimensie)
        return Vondst(
            controle,
            ernst,
            wat,
            een,
            ander,
            (self._korps.dossier, *sleutel),
            partij=self._korps.partij.code,
            plaats=Plaats(self._korps.dossier, "weging", "eindscore" if eind else "score", id_),
            uitleg=uitleg,
        )
