"""The codes of an instrument as other programs know them, and which of ours a code of theirs is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.codering import Coderingsoort, is_polariteit
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.extractie import Polariteit, Toezeggingsoort
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.refiqda import Code, guid, paden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.codeerregels import codes_van
from korpsmonitor_tui.services.definities import ZONDER_DIMENSIE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.sessie import Sessie

KLEUREN: Final = {
    Polariteit.POSITIEF: "#2e7d32",
    Polariteit.NEUTRAAL: "#757575",
    Polariteit.AANDACHT: "#f9a825",
    Polariteit.NEGATIEF: "#c62828",
}
OVERSLAAN: Final = "geen"
"""Stands for a code that is left out on purpose."""


class Doel(NamedTuple):
    """What a code of another program is here."""

    soort: str
    """One of ``Coderingsoort``."""
    code: str
    polariteit: str = ""
    """Of a dimension; empty if that is not said, and then nothing can be coded with it."""

    @property
    def guid(self) -> str:
        """Its id in every file."""
        return guid("code", *self)

    @property
    def naam(self) -> str:
        """What other programs call it: they want every name once in the whole tree."""
        return f"{self.code}: {self.polariteit}" if self.polariteit else self.code


def _groep(naam: str, onder: Iterable[Code], kleur: str = "") -> Code:
    return Code(guid("groep", naam), naam, codeerbaar=False, kleur=kleur, onder=tuple(onder))


def _dimensie(code: str, omschrijving: str) -> Code:
    """A dimension with its judgements: in the exchange format a coding has no attributes."""
    doel = Doel(Coderingsoort.DIMENSIE, code)
    oordelen = (
        Code(met.guid, met.naam, codeerbaar=True, kleur=KLEUREN[oordeel])
        for oordeel in Polariteit
        for met in (doel._replace(polariteit=oordeel.value),)
    )
    return Code(doel.guid, doel.naam, codeerbaar=True, omschrijving=omschrijving, onder=tuple(oordelen))


def _omschrijving(dimensie: Dimensie) -> str:
    return "\n".join(
        filter(None, (dimensie.naam, dimensie.definitie, _("Norm: {norm}").format(norm=dimensie.norm)))
    )


def codeboom(sessie: Sessie, organisaties: Iterable[str] = ()) -> tuple[Code, ...]:
    """Every code, those of dimensions under their aandachtsveld; ``organisaties`` are codes that were given."""
    instrument = sessie.instrument
    velden = [
        _groep(
            veld.naam,
            (
                _dimensie(d.code, _omschrijving(d))
                for d in instrument.dimensies
                if d.aandachtsveld == veld.code
            ),
        )
        for veld in instrument.aandachtsvelden
    ]
    overig = _groep(_("Overige onderwerpen"), (_dimensie(code, "") for code in ZONDER_DIMENSIE))
    toezeggingen = _groep(
        _("Toezeggingen"), (_blad(Coderingsoort.TOEZEGGING, soort.value) for soort in Toezeggingsoort)
    )
    cijfers = _groep(_("Cijfers"), (_blad(Coderingsoort.CIJFER, Coderingsoort.CIJFER.value),))
    namen = sorted(set(organisaties))
    genoemd = (
        [_groep(_organisaties(), (_blad(Coderingsoort.ORGANISATIE, naam) for naam in namen))] if namen else []
    )
    return (*velden, overig, cijfers, toezeggingen, *genoemd)


def _organisaties() -> str:
    return _("Organisaties")


def _blad(soort: Coderingsoort, code: str) -> Code:
    doel = Doel(soort, code)
    return Code(doel.guid, doel.naam, codeerbaar=True)


class Codewijzer:
    """Finds what codes of a file are here: by id, by name, or as a person said."""

    def __init__(self, sessie: Sessie, codes: tuple[Code, ...], keuzes: Mapping[str, str]) -> None:
        """``keuzes`` is name in the file -> what it is here. Raises OnbruikbareInvoer for what cannot be."""
        self._sessie = sessie
        self._op_guid, self._op_naam = _bekend(sessie)
        self._paden = {pad[-1].guid: pad for pad in paden(codes)}
        namen = {opzoeknaam(pad[-1].naam) for pad in self._paden.values()}
        self._keuzes: dict[str, Doel | None] = {}
        for naam, waarde in keuzes.items():
            if opzoeknaam(naam) not in namen:
                raise OnbruikbareInvoer(
                    _("In het bestand is geen code “{naam}”; er is niets overgenomen.").format(naam=naam)
                )
            self._keuzes[opzoeknaam(naam)] = None if waarde == OVERSLAAN else self._lees_doel(waarde)

    def _lees_doel(self, waarde: str) -> Doel:
        """``[soort:]code[:oordeel]``, such as ``toezicht.kwaliteit:aandacht`` or ``organisatie:emm``."""
        delen = [deel.strip() for deel in waarde.split(":")]
        soort = delen.pop(0) if delen[0] in set(Coderingsoort) and len(delen) > 1 else Coderingsoort.DIMENSIE
        doel = Doel(soort, *delen[:2])
        bekend = codes_van(self._sessie, soort)
        oordeel_kan = not doel.polariteit or (
            soort == Coderingsoort.DIMENSIE and is_polariteit(doel.polariteit)
        )
        if len(delen) > 2 or not doel.code or (bekend and doel.code not in bekend) or not oordeel_kan:
            raise OnbruikbareInvoer(
                _(
                    "“{waarde}” is geen code van dit instrument; schrijf bijvoorbeeld toezicht.kwaliteit:aandacht, of geen"
                    " om een code over te slaan. Er is niets overgenomen."
                ).format(waarde=waarde)
            )
        return doel

    def naam(self, guid_: str) -> str:
        """What the file calls a code; empty if it does not have it."""
        pad = self._paden.get(guid_)
        return pad[-1].naam if pad else ""

    def bewust_overgeslagen(self, guid_: str) -> bool:
        """Whether a person said to leave it out."""
        naam = opzoeknaam(self.naam(guid_))
        return naam in self._keuzes and self._keuzes[naam] is None

    def doel(self, guid_: str) -> Doel | None:
        """What a code of the file is here; None if that is not known."""
        pad = self._paden.get(guid_, ())
        naam = opzoeknaam(pad[-1].naam) if pad else ""
        if naam in self._keuzes:
            return self._keuzes[naam]
        return self._op_guid.get(guid_) or (self._op_pad(pad) if pad else None)

    def _op_pad(self, pad: tuple[Code, ...]) -> Doel | None:
        naam, boven = pad[-1].naam, pad[-2].naam if len(pad) > 1 else ""
        if opzoeknaam(boven) == opzoeknaam(_organisaties()):
            # An organisation can be called as a dimension is: what it hangs under decides.
            return Doel(Coderingsoort.ORGANISATIE, naam)
        ouder = self._op_naam.get(opzoeknaam(boven))
        if ouder and ouder.soort == Coderingsoort.DIMENSIE and is_polariteit(naam.casefold()):
            return ouder._replace(polariteit=naam.casefold())
        return self._op_naam.get(opzoeknaam(naam)) or self._op_naam.get(opzoeknaam(f"{boven}.{naam}"))


def _bekend(sessie: Sessie) -> tuple[dict[str, Doel], dict[str, Doel]]:
    """Everything that can be coded here but organisations, by id and by the names that it has once."""
    doelen = [
        Doel(soort, code, polariteit)
        for soort in Coderingsoort
        for code in codes_van(sessie, soort)
        for polariteit in (("", *(p.value for p in Polariteit)) if soort == Coderingsoort.DIMENSIE else ("",))
    ]
    namen = [(opzoeknaam(doel.naam), doel) for doel in doelen]
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    for dimensie in sessie.instrument.dimensies:
        doel = Doel(Coderingsoort.DIMENSIE, dimensie.code)
        namen += [
            (opzoeknaam(dimensie.naam), doel),
            (opzoeknaam(f"{velden.get(dimensie.aandachtsveld, '')}.{dimensie.naam}"), doel),
        ]
    op_naam: dict[str, set[Doel]] = {}
    for naam, doel in namen:
        op_naam.setdefault(naam, set()).add(doel)
    return {doel.guid: doel for doel in doelen}, {
        naam: next(iter(gevonden)) for naam, gevonden in op_naam.items() if len(gevonden) == 1
    }
