"""Reads any OpenDocument text as the reader of Word documents does: every change and comment, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wijzigingen import Waar, Woordlezing, Woordopmerking, tekst_bij
from korpsmonitor_tui.word.odtloop import Odtloop
from korpsmonitor_tui.word.odtpakket import odf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

    from korpsmonitor_tui.word.odtpakket import Odtpakket

_KOP: Final = {"header": Waar.KOPTEKST, "footer": Waar.VOETTEKST}


def lees_odt(pakket: Odtpakket) -> Woordlezing:
    """Everything that was done to an OpenDocument text."""
    loop = Odtloop()
    loop.lees(pakket.tekst(), Waar.TEKST)
    for blad in pakket.opmaakbladen():
        for deel in blad:
            soort = deel.tag.rpartition("}")[2].partition("-")[0] if isinstance(deel.tag, str) else ""
            if soort in _KOP:
                loop.lees(deel, _KOP[soort])
    return Woordlezing(
        alineas=tuple(loop.alineas),
        opmerkingen=_op_volgorde(_opmerkingen(loop), loop.ouders),
        grenzen=tuple(loop.grenzen),
        opmaak=loop.opmaak,
        beelden=0,
        meldingen=tuple(
            _("Het bestand verwijst naar {doel}; dat is niet opgehaald.").format(doel=doel)
            for doel in dict.fromkeys(loop.buiten)
        ),
    )


def _op_volgorde(
    opmerkingen: Iterable[Woordopmerking], ouders: Mapping[str, str]
) -> tuple[Woordopmerking, ...]:
    """In the order of the text, a reply after what it replies to."""
    alle = {opmerking.id: opmerking for opmerking in opmerkingen}
    kinderen: dict[str, list[str]] = {}
    for id_ in alle:
        if id_ in ouders:
            kinderen.setdefault(ouders[id_], []).append(id_)
    uit: dict[str, Woordopmerking] = {}
    for id_ in alle:
        # With a stack of its own: how long a chain of replies is, is not for Python's stack to bear.
        stapel = [id_] if ouders.get(id_) not in alle or ouders[id_] == id_ else []
        while stapel:
            eerste = stapel.pop()
            if eerste not in uit:
                uit[eerste] = alle[eerste]
                stapel += reversed(kinderen.get(eerste, ()))
    # Replies that only reply to one another are comments all the same.
    return (*uit.values(), *(opmerking for id_, opmerking in alle.items() if id_ not in uit))


def _opmerkingen(loop: Odtloop) -> list[Woordopmerking]:
    bij = tekst_bij(loop.alineas)
    return [
        _opmerking(id_, element, bij.get(id_) or bij.get(loop.ouders.get(id_, ""), ""), loop.ouders.get(id_))
        for id_, element in loop.opmerkingen.items()
    ]


def _opmerking(id_: str, element: _Element, bij: str, ouder: str | None) -> Woordopmerking:
    loop = Odtloop()
    loop.lees_los(element, Waar.OPMERKING)
    initialen = element.findtext(odf("meta:creator-initials")) or element.findtext(
        odf("loext:sender-initials")
    )
    opgelost = element.get(odf("loext:resolved")) or element.get(odf("office:resolved")) or "false"
    return Woordopmerking(
        id=id_,
        auteur=(element.findtext(odf("dc:creator")) or "").strip(),
        initialen=(initialen or "").strip(),
        datum=element.findtext(odf("dc:date")) or None,
        tekst="\n".join(alinea.nieuw for alinea in loop.alineas).strip("\n"),
        bij=bij,
        antwoord_op=ouder,
        opgelost=opgelost == "true",
    )
