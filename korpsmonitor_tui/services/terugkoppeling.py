"""Back to who was spoken with: the definitief verslag, what changed, what was done with every remark, and a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import Klaarzetter
from korpsmonitor_tui.domain.brief import Briefsoort
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Stap, Status, statusnaam
from korpsmonitor_tui.domain.verwerkingstabel import tel_besluiten
from korpsmonitor_tui.domain.wederhoor import Besluit
from korpsmonitor_tui.services import bijlagen, documenten, pdf, verwerkingstabel
from korpsmonitor_tui.services.brieven import briefgegevens, schrijf_brief, som_op
from korpsmonitor_tui.services.bundel import INHOUD, Zending, zet_klaar
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versiebestanden import (
    BRIEF,
    DEFINITIEF,
    PDF,
    VERWERKING,
    WERKMAP,
    WIJZIGINGEN,
    Bestand,
    bewaar_stukken,
    eerder_verzonden,
    haal_inhoud,
    lees_stukken,
    wijzigingen,
)
from korpsmonitor_tui.services.versies import (
    labels_van_respondenten,
    lees_vaststellingen,
    lees_versies,
    verzonden_versie,
    zonder_akkoord,
)
from korpsmonitor_tui.services.verzending import Uitvoer

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.verwerkingstabel import Verwerkingstabel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Versie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Teruggekoppeld:
    """What was written for who was spoken with."""

    map: Path
    bestanden: tuple[str, ...]
    """Names, the definitief verslag first."""
    sha256: str
    """Of the definitief verslag."""
    meldingen: tuple[str, ...]


# -- the letter ----------------------------------------------------------------------------------------------------------


def slotbrief(sessie: Sessie, dossier: str) -> Bestand:
    """The letter with the definitief verslag. Raises StapGeweigerd while it is not definitief."""
    db = sessie.store.lees()
    versie = eis_definitief(db, dossier)
    tabel = verwerkingstabel.stel_tabel_op(sessie, dossier)
    waarden = briefgegevens(sessie, db, dossier, versie.nummer, _respondenten(db, dossier))
    brief = schrijf_brief(
        sessie,
        Briefsoort.AFSLUITEND,
        waarden
        | _aantallen(tabel)
        | {
            "rubricering": documenten.lees_rubricering(db, dossier),
            "besluit": _besluit(db, dossier),
            "sha256": versie.sha256,
            "kop": versie.kop,
        },
    )
    return Bestand(_naam(sessie, dossier, versie, "slotbrief", "docx"), brief.inhoud, brief.meldingen)


def _aantallen(tabel: Verwerkingstabel) -> dict[str, str]:
    """What was decided on how many remarks; nothing at all if there were none."""
    if not tabel.regels:
        return {}
    geteld = tel_besluiten(tabel.regels)
    context = geteld.get(Besluit.CONTEXT, 0)
    return {
        "aantal_opmerkingen": _opmerkingen(len(tabel.regels)),
        "overgenomen": str(geteld.get(Besluit.OVERGENOMEN, 0)),
        "gedeeltelijk": str(geteld.get(Besluit.GEDEELTELIJK, 0)),
        "niet_overgenomen": str(geteld.get(Besluit.NIET, 0)),
        "context": _opmerkingen(context) if context else "",
    }


def _opmerkingen(aantal: int) -> str:
    return ngettext("{aantal} opmerking", "{aantal} opmerkingen", aantal).format(aantal=aantal)


def _besluit(db: Database, dossier: str) -> str:
    """How it became definitief, to end a sentence with."""
    besluit = lees_vaststellingen(db, dossier)[-1]
    (stap,) = db.execute("SELECT stap FROM verslag WHERE id = ?", (dossier,)).fetchone()
    if stap == Stap.STEL_VAST_ZONDER_REACTIE:
        wie = som_op(_zonder_antwoord(db, dossier))
        return _("zonder reactie van {wie}").format(wie=wie) if wie else _("zonder reactie")
    if stap == Stap.STEL_VAST_NIET_AKKOORD:
        return _("zonder uw akkoord, om deze reden: {reden}").format(reden=besluit.reden.strip().rstrip("."))
    if zonder_akkoord(db, dossier):
        return _("na verwerking van de opmerkingen")
    return _("met het akkoord van {wie}").format(wie=som_op(_respondenten(db, dossier)))


def _respondenten(db: Database, dossier: str) -> list[str]:
    """Labels of who held the version that was sent last."""
    versie = verzonden_versie(db, dossier)
    return [label for _wie, label in versie.respondenten] if versie else []


def _zonder_antwoord(db: Database, dossier: str) -> list[str]:
    """Labels of who never answered any version."""
    rijen = db.execute(
        "SELECT respondent FROM akkoord WHERE dossier = :dossier UNION SELECT respondent FROM reactie "
        "WHERE dossier = :dossier",
        {"dossier": dossier},
    ).fetchall()
    gehoord = {rij[0] for rij in rijen}
    return [label for wie, label in labels_van_respondenten(db, dossier).items() if wie not in gehoord]


# -- everything together -------------------------------------------------------------------------------------------------


def koppel_terug(
    sessie: Sessie, dossier: str, map_: Path, *, met_pdf: bool = False, overschrijf: bool = False
) -> Teruggekoppeld:
    """Write everything for who was spoken with to a folder of its own in ``map_``, and keep it byte for byte.

    The folder is written whole or not at all, with the SHA-256 of each file. A PDF that cannot be made is told and stops
    nothing else; one that was made before is given again. Raises StapGeweigerd while the verslag is not definitief, and
    BestandFout.
    """
    eis_schrijver(sessie, dossier)
    db = sessie.store.lees()
    versie = eis_definitief(db, dossier)
    verslag = Bestand(documenten.bestandsnaam(sessie, dossier, versie.nummer), haal_inhoud(sessie, versie))
    stukken, meldingen = _maak_stukken(sessie, dossier, versie)
    if met_pdf:
        try:
            stukken[PDF] = maak_pdf(sessie, dossier, versie)
        except pdf.PdfFout as fout:
            meldingen.append(str(fout))
    bestanden = {een.naam: een.inhoud for een in (verslag, *stukken.values())}
    zending = Zending(
        naam=f"terugkoppeling-{verslag.naam.removesuffix('.docx')}",
        kop=(
            _("Terugkoppeling gespreksverslag {partij}, versie {versie}").format(
                partij=sessie.partij(partij_van(dossier)).naam, versie=versie.nummer
            ),
            _("{instrument}, editie {editie}").format(
                instrument=sessie.instrument.naam, editie=sessie.editie.naam
            ),
        ),
        wie="",
        onderwerp="",
        tekst="",
        bestanden=bestanden,
    )
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        doel = zet_klaar(klaar, zending, map_, Uitvoer.BUNDEL)

        def taak(tx: Transactie) -> None:
            bewaar_stukken(tx, dossier, versie, stukken)

        sessie.store.voer_uit(sessie.wie, taak)
        klaar.plaats()
    return Teruggekoppeld(doel, (*bestanden, INHOUD), versie.sha256, tuple(dict.fromkeys(meldingen)))


def _maak_stukken(sessie: Sessie, dossier: str, versie: Versie) -> tuple[dict[str, Bestand], list[str]]:
    """Everything but the verslag itself by kind, and what is to be said of it."""
    db = sessie.store.lees()
    stukken: dict[str, Bestand] = {}
    meldingen = []
    if eerder_verzonden(db, dossier, versie.nummer) is None:
        meldingen.append(_("Er is geen eerdere versie verzonden: er zijn geen wijzigingen om te tonen."))
    else:
        stukken[WIJZIGINGEN] = wijzigingen(sessie, dossier, naar=versie.nummer)
    tabel = verwerkingstabel.stel_tabel_op(sessie, dossier)
    if tabel.regels:
        stukken[VERWERKING] = tabel_in_word(sessie, dossier, tabel)
        stukken[WERKMAP] = tabel_in_werkmap(sessie, dossier, tabel)
    else:
        meldingen.append(_("Er zijn geen opmerkingen gemaakt: er is geen verwerkingstabel."))
    stukken[BRIEF] = slotbrief(sessie, dossier)
    return stukken, [*meldingen, *(melding for stuk in stukken.values() for melding in stuk.meldingen)]


def tabel_in_word(sessie: Sessie, dossier: str, tabel: Verwerkingstabel) -> Bestand:
    """The verwerkingstabel as an annex. Raises SjabloonFout."""
    stuk = verwerkingstabel.schrijf_docx(sessie, tabel)
    return Bestand(_tabelnaam(sessie, dossier, tabel, "docx"), stuk.inhoud, stuk.meldingen)


def tabel_in_werkmap(sessie: Sessie, dossier: str, tabel: Verwerkingstabel) -> Bestand:
    """The verwerkingstabel as a workbook. Raises OnbruikbareInvoer."""
    return Bestand(_tabelnaam(sessie, dossier, tabel, "xlsx"), verwerkingstabel.schrijf_xlsx(tabel))


def maak_pdf(sessie: Sessie, dossier: str, versie: Versie) -> Bestand:
    """The PDF/A of a frozen version: the very one that was made before, if any. Raises PdfFout."""
    naam = _naam(sessie, dossier, versie, "gespreksverslag", "pdf")
    eerder = [bewaard for soort, bewaard in lees_stukken(sessie.store.lees(), versie) if soort == PDF]
    if eerder:
        return Bestand(naam, bijlagen.haal_op(sessie, eerder[-1].id)[1])
    return Bestand(naam, pdf.maak_pdf(haal_inhoud(sessie, versie)))


def eis_definitief(db: Database, dossier: str) -> Versie:
    """The version that was laid down. Raises StapGeweigerd while the verslag is not definitief."""
    status = lees_status(db, dossier)
    versies = [versie for versie in lees_versies(db, dossier) if versie.soort == DEFINITIEF]
    if status != Status.DEFINITIEF or not versies:
        raise StapGeweigerd(
            _(
                "Dit kan zodra het verslag definitief is; het is nu {status}. Wijzigingen en verwerkingstabel zijn wel te "
                "maken."
            ).format(status=statusnaam(status))
        )
    return versies[-1]


def _tabelnaam(sessie: Sessie, dossier: str, tabel: Verwerkingstabel, achter: str) -> str:
    return f"verwerkingstabel-{sessie.editie.id}-{partij_van(dossier)}-v{tabel.versie}.{achter}"


def _naam(sessie: Sessie, dossier: str, versie: Versie, wat: str, achter: str) -> str:
    return f"{wat}-{sessie.editie.id}-{partij_van(dossier)}-v{versie.nummer}.{achter}"
