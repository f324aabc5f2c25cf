"""What was not answered, and what was answered though nobody asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.signaal import Bewijs, Signaal, Signaalsoort, bewijs_van, citaat, kop, opsomming
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vragenlijst import Geldigheid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.signaal import Onderzocht
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag


def nog_leeg(onderzocht: Onderzocht, gesteld: Mapping[str, Geldigheid]) -> Signaal | None:
    """One finding for a questionnaire in which nothing is answered at all; None if anything is, or nothing is asked."""
    lijst = onderzocht.vragenlijst
    gevraagd = [vraag for vraag in lijst.vragen.values() if gesteld[vraag.id] != Geldigheid.VERVALT]
    if not gevraagd or any(
        onderzocht.waarde(vak) for vak in onderzocht.antwoorden if vak.vraag in lijst.vragen
    ):
        return None
    verplicht = sum(vraag.verplicht for vraag in gevraagd)
    tekst = ngettext(
        "De vragenlijst is nog niet beantwoord: {aantal} vraag, waarvan {verplicht} verplicht.",
        "De vragenlijst is nog niet beantwoord: {aantal} vragen, waarvan {verplicht} verplicht.",
        len(gevraagd),
    ).format(aantal=len(gevraagd), verplicht=verplicht)
    soort = Signaalsoort.VERPLICHT_OPEN if verplicht else Signaalsoort.ONBEANTWOORD
    hoofdstuk = lijst.hoofdstuk_van(gevraagd[0].id)
    return Signaal(str(soort), soort, hoofdstuk.code if hoofdstuk else "", "", "", "", tekst)


def open_of_vervallen(
    onderzocht: Onderzocht, hoofdstuk: str, vraag: Vraag, gesteld: Geldigheid
) -> Iterator[Signaal]:
    """Places of a question without an answer, or answers to a question that lapsed.

    Whether a question is asked at all can depend on an answer that is missing itself; then only that one is named.
    """
    gevuld = [vak for vak in vraag.vakken if onderzocht.waarde(vak)]
    if gesteld == Geldigheid.VERVALT:
        strijdig = [vak for vak in gevuld if not _zegt_niets(onderzocht.waarde(vak))]
        if strijdig:
            yield _vervallen(onderzocht, hoofdstuk, vraag, strijdig)
    elif gesteld == Geldigheid.GELDT and len(gevuld) < len(vraag.vakken):
        open_ = [vak for vak in vraag.vakken if vak not in gevuld]
        soort = Signaalsoort.VERPLICHT_OPEN if vraag.verplicht else Signaalsoort.ONBEANTWOORD
        tekst = _("{vraag} Deze vraag is niet beantwoord.") if not gevuld else (
            _("{vraag} Niet beantwoord is: {waar}.")
        )  # fmt: skip
        yield Signaal(
            f"{soort}:{vraag.id}",
            soort,
            hoofdstuk,
            vraag.id,
            open_[0].rij,
            open_[0].jaar,
            tekst.format(vraag=vraag.tekst, waar=opsomming([_waar(vraag, vak) for vak in open_])),
        )


def _zegt_niets(waarde: str) -> bool:
    """Whether an answer agrees with not being asked: a dash, Nb, not applicable, or none."""
    cijfer = Cijfer(waarde)
    telbaar = cijfer.telbaar
    return cijfer.ontbreekt is not None or (telbaar is not None and telbaar.hoog == 0)


def _waar(vraag: Vraag, vak: Vak) -> str:
    rij = next((r.tekst for r in vraag.rijen if r.code == vak.rij), vak.rij)
    return " ".join(filter(None, (rij, vak.jaar)))


def _vervallen(onderzocht: Onderzocht, hoofdstuk: str, vraag: Vraag, gevuld: list[Vak]) -> Signaal:
    soort = Signaalsoort.VERVALLEN
    redenen = [
        (onderzocht.vragenlijst.vragen[voorwaarde.vraag], voorwaarde.vak)
        for voorwaarde in vraag.voorwaarden
        if voorwaarde.vraag in onderzocht.vragenlijst.vragen and onderzocht.waarde(voorwaarde.vak)
    ]
    antwoorden = opsomming([citaat(onderzocht.antwoorden[vak].tekst) for vak in gevuld])
    tekst = _("{vraag} Beantwoord met {antwoorden}, terwijl deze vraag hier niet wordt gesteld.").format(
        vraag=vraag.tekst, antwoorden=antwoorden
    )
    bewijs = [bewijs_van(onderzocht.antwoorden[vak]) for vak in gevuld]
    for eerder, vak in redenen:
        gegeven = onderzocht.antwoorden[vak]
        tekst += " " + _("Eerder antwoord: {vraag} {antwoord}.").format(
            vraag=kop(eerder, vak.rij), antwoord=citaat(gegeven.tekst)
        )
        bewijs.append(Bewijs(str(vak), gegeven.tekst, bewijs_van(gegeven).bron))
    return Signaal(
        f"{soort}:{vraag.id}", soort, hoofdstuk, vraag.id, gevuld[0].rij, gevuld[0].jaar, tekst, tuple(bewijs)
    )
