"""The schema, as numbered migrations that are only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import projecties
from korpsmonitor_tui.store.driver import Database, Migrations
from korpsmonitor_tui.store.fouten import Beschadigd, NieuwereVersie

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

migraties: Final = Migrations("korpsmonitor")

NAMEN: Final = (
    "0001_events",
    "0002_projecties",
    "0003_vragenlijst",
    "0004_gesprek",
    "0005_codering",
    "0006_notulen",
    "0007_terugkomst",
    "0008_leren",
    "0009_weging",
    "0010_vertrouwen",
    "0011_onderdelen",
)
"""Every migration this program knows, in order."""

TRIGGERS: Final = {
    "event_wijzig_niet": (
        "CREATE TRIGGER event_wijzig_niet BEFORE UPDATE ON event "
        "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
    ),
    "event_verwijder_niet": (
        "CREATE TRIGGER event_verwijder_niet BEFORE DELETE ON event "
        "BEGIN SELECT RAISE(ABORT, 'event is append-only'); END"
    ),
    "event_ouder_wijzig_niet": (
        "CREATE TRIGGER event_ouder_wijzig_niet BEFORE UPDATE ON event_ouder "
        "BEGIN SELECT RAISE(ABORT, 'event_ouder is append-only'); END"
    ),
    "event_ouder_verwijder_niet": (
        "CREATE TRIGGER event_ouder_verwijder_niet BEFORE DELETE ON event_ouder "
        "BEGIN SELECT RAISE(ABORT, 'event_ouder is append-only'); END"
    ),
    # A payload may be emptied (destruction by law), but never replaced and never removed with its row. Its salt goes
    # with it: who has the salt can find a short text again by guessing.
    "event_payload_wijzig_niet": (
        "CREATE TRIGGER event_payload_wijzig_niet BEFORE UPDATE ON event_payload "
        "WHEN NEW.event IS NOT OLD.event OR NEW.salt IS NOT '' OR NEW.payload IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'event_payload is append-only'); END"
    ),
    "event_payload_verwijder_niet": (
        "CREATE TRIGGER event_payload_verwijder_niet BEFORE DELETE ON event_payload "
        "BEGIN SELECT RAISE(ABORT, 'event_payload is append-only'); END"
    ),
}
"""Triggers that keep history append-only. ``transform()`` drops them silently: see :func:`herstel_triggers`."""

ZOEK_TRIGGERS: Final = ("zoekregel_ai", "zoekregel_ad", "zoekregel_au")
"""Triggers that sqlite-utils makes to keep the full-text index in step."""


@migraties(name="0001_events")
def _0001_events(db: Database) -> None:
    for opdracht in _EVENTS:
        db.execute(opdracht)
    herstel_triggers(db)


@migraties(name="0002_projecties")
def _0002_projecties(db: Database) -> None:
    for opdracht in _PROJECTIES:
        db.execute(opdracht)
    db.table("zoekregel").enable_fts(
        ["tekst"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )
    # Every commit adds a small index; merging them more seldom halves the slowest commits, and searching does not
    # notice a dozen.
    db.execute("INSERT INTO zoekregel_fts (zoekregel_fts, rank) VALUES ('automerge', 16)")


@migraties(name="0003_vragenlijst")
def _0003_vragenlijst(db: Database) -> None:
    for opdracht in _VRAGENLIJST:
        db.execute(opdracht)


@migraties(name="0004_gesprek")
def _0004_gesprek(db: Database) -> None:
    for opdracht in _GESPREK:
        db.execute(opdracht)


@migraties(name="0005_codering")
def _0005_codering(db: Database) -> None:
    for opdracht in _CODERING:
        db.execute(opdracht)


@migraties(name="0006_notulen")
def _0006_notulen(db: Database) -> None:
    for opdracht in _NOTULEN:
        db.execute(opdracht)


@migraties(name="0007_terugkomst")
def _0007_terugkomst(db: Database) -> None:
    for opdracht in _TERUGKOMST:
        db.execute(opdracht)


@migraties(name="0008_leren")
def _0008_leren(db: Database) -> None:
    for opdracht in _LEREN:
        db.execute(opdracht)


@migraties(name="0009_weging")
def _0009_weging(db: Database) -> None:
    for opdracht in _WEGING:
        db.execute(opdracht)


@migraties(name="0010_vertrouwen")
def _0010_vertrouwen(db: Database) -> None:
    for opdracht in _VERTROUWEN:
        db.execute(opdracht)


@migraties(name="0011_onderdelen")
def _0011_onderdelen(db: Database) -> None:
    for opdracht in _ONDERDELEN:
        db.execute(opdracht)


def herstel_triggers(db: Database) -> None:
    """Make the append-only triggers that are not there; to be called at the end of a migration that transforms."""
    aanwezig = {trigger.name for trigger in db.triggers}
    for naam, opdracht in TRIGGERS.items():
        if naam not in aanwezig:
            db.execute(opdracht)


def ontbrekende_triggers(db: Database) -> tuple[str, ...]:
    """Names of triggers that should be there and are not."""
    aanwezig = {rij[0] for rij in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return tuple(naam for naam in (*TRIGGERS, *ZOEK_TRIGGERS) if naam not in aanwezig)


def openstaand(db: Database, pad: Path | str) -> tuple[str, ...]:
    """Names of the migrations still to apply. Raises NieuwereVersie if the database knows one that we do not."""
    vreemd = {migratie.name for migratie in migraties.applied(db)}.difference(NAMEN)
    if vreemd:
        raise NieuwereVersie(
            _(
                "{pad} is gemaakt met een nieuwere versie van korpsmonitor ({naam}); er is niets gewijzigd. "
                "Werk korpsmonitor bij."
            ).format(pad=pad, naam=max(vreemd))
        )
    return tuple(migratie.name for migratie in migraties.pending(db))


def pas_toe(db: Database, vooraf: Callable[[], None] = lambda: None) -> None:
    """Apply what is pending in one transaction and rebuild the projections; foreign keys are checked before commit.

    ``vooraf`` is called before the first change, while no other program can write. Raises the driver's error and
    leaves everything pending if any migration fails. Safe when several programs start at once: who comes second finds
    nothing left to do.
    """
    # The pragma does nothing inside a transaction, and transform() on a parent would delete children.
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            if migraties.pending(db):
                vooraf()
                migraties.apply(db)
                # What a table holds follows from the events and from today's rules, not from the tables of then.
                projecties.herbouw(db)
                _weiger_gebroken_verwijzing(db)
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _weiger_gebroken_verwijzing(db: Database) -> None:
    gebroken = db.execute("PRAGMA foreign_key_check").fetchone()
    if gebroken:
        raise Beschadigd(
            _(
                "Na het bijwerken verwijst tabel {tabel} naar iets dat er niet is; er is niets gewijzigd."
            ).format(tabel=gebroken[0])
        )


_EVENTS: Final = (
    "CREATE TABLE meta (sleutel TEXT PRIMARY KEY, waarde TEXT NOT NULL) STRICT",
    """CREATE TABLE event (
        device TEXT NOT NULL,
        dseq INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        handeling TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        editie TEXT NOT NULL,
        team TEXT NOT NULL,
        actor TEXT NOT NULL,
        tijd TEXT NOT NULL,
        soort TEXT NOT NULL,
        entiteit TEXT NOT NULL,
        veld TEXT NOT NULL,
        operatie TEXT NOT NULL,
        vorm INTEGER NOT NULL,
        ouders TEXT NOT NULL,
        payload_hash TEXT NOT NULL,
        vorige TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (device, dseq)
    ) STRICT""",
    "CREATE INDEX event_lamport ON event (lamport)",
    "CREATE INDEX event_entiteit ON event (soort, entiteit, veld)",
    "CREATE INDEX event_handeling ON event (handeling)",
    """CREATE TABLE event_payload (
        event TEXT PRIMARY KEY REFERENCES event (id),
        salt TEXT NOT NULL,
        payload TEXT
    ) STRICT""",
    """CREATE TABLE event_ouder (
        kind TEXT NOT NULL REFERENCES event (id),
        ouder TEXT NOT NULL REFERENCES event (id),
        PRIMARY KEY (kind, ouder)
    ) STRICT, WITHOUT ROWID""",
    # Taken in from elsewhere, but its chain or its parents are not here yet; `reden` tells why it never can be. By hash:
    # a forged event may bear the id of a real one, and must not keep that out.
    """CREATE TABLE event_wachtend (
        hash TEXT PRIMARY KEY,
        device TEXT NOT NULL,
        dseq INTEGER NOT NULL,
        pakket TEXT NOT NULL,
        reden TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE kop (
        soort TEXT NOT NULL,
        entiteit TEXT NOT NULL,
        veld TEXT NOT NULL,
        event TEXT NOT NULL REFERENCES event (id),
        PRIMARY KEY (soort, entiteit, veld, event)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE klad (
        soort TEXT NOT NULL,
        entiteit TEXT NOT NULL,
        veld TEXT NOT NULL,
        tekst TEXT NOT NULL,
        koppen TEXT NOT NULL,
        actor TEXT NOT NULL,
        editie TEXT NOT NULL,
        team TEXT NOT NULL,
        proces TEXT NOT NULL,
        tijd TEXT NOT NULL,
        PRIMARY KEY (soort, entiteit, veld, proces)
    ) STRICT""",
)

_PROJECTIES: Final = (
    """CREATE TABLE entiteit (
        soort TEXT NOT NULL,
        id TEXT NOT NULL,
        dossier TEXT NOT NULL,
        bestaat INTEGER NOT NULL,
        conflicten TEXT NOT NULL,
        PRIMARY KEY (soort, id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entiteit_dossier ON entiteit (dossier)",
    # Conflicts are few among many: the overzicht counts them without passing every note.
    "CREATE INDEX entiteit_conflict ON entiteit (dossier) WHERE conflicten IS NOT '[]'",
    """CREATE TABLE editie (
        id TEXT PRIMARY KEY, instrument TEXT, naam TEXT, jaren TEXT, vragenlijst TEXT, demonstratie TEXT
    ) STRICT""",
    """CREATE TABLE medewerker (
        id TEXT PRIMARY KEY, naam TEXT, rollen TEXT NOT NULL, korpsen TEXT NOT NULL, actief INTEGER
    ) STRICT""",
    """CREATE TABLE gesprek (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, partij TEXT,
        datum TEXT, tijd TEXT, plaats TEXT, notulist TEXT, auditors TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE deelnemer (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, rol TEXT, organisatie TEXT, naam TEXT, aanwezig TEXT,
        respondent INTEGER
    ) STRICT""",
    "CREATE INDEX deelnemer_dossier ON deelnemer (dossier)",
    """CREATE TABLE notitie (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, tijd TEXT, hoofdstuk TEXT, vraag TEXT, spreker TEXT, tekst TEXT,
        volgorde TEXT, tags TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX notitie_dossier ON notitie (dossier, hoofdstuk, volgorde)",
    """CREATE TABLE antwoord (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, vraag TEXT, jaar TEXT, waarde TEXT, toelichting TEXT
    ) STRICT""",
    "CREATE INDEX antwoord_dossier ON antwoord (dossier, vraag)",
    """CREATE TABLE verslag (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, status TEXT NOT NULL, versie INTEGER NOT NULL, stap TEXT NOT NULL,
        stap_event TEXT NOT NULL, termijn TEXT, rubricering TEXT, rappels TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE versie (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, nummer INTEGER NOT NULL, soort TEXT, kop TEXT, koppen TEXT,
        sha256 TEXT, passages TEXT, respondenten TEXT, basis TEXT, datum TEXT, kanaal TEXT,
        stap TEXT, door TEXT, reden TEXT, bestand TEXT
    ) STRICT""",
    "CREATE INDEX versie_dossier ON versie (dossier, nummer)",
    """CREATE TABLE passage (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, nummer INTEGER, hoofdstuk TEXT, tekst TEXT, volgorde TEXT,
        tags TEXT NOT NULL, bronnen TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX passage_dossier ON passage (dossier, hoofdstuk, volgorde)",
    """CREATE TABLE opmerking (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, versie INTEGER, herkomst TEXT, reactie TEXT, passage TEXT,
        soort TEXT, tekst TEXT, antwoord TEXT, besluit TEXT, reden TEXT, besluit_event TEXT
    ) STRICT""",
    "CREATE INDEX opmerking_dossier ON opmerking (dossier)",
    """CREATE TABLE reactie (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, versie INTEGER, respondent TEXT, datum TEXT, kanaal TEXT,
        tekst TEXT, bijlage TEXT
    ) STRICT""",
    "CREATE INDEX reactie_dossier ON reactie (dossier)",
    """CREATE TABLE akkoord (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, versie INTEGER, kop TEXT, respondent TEXT, rol TEXT, datum TEXT,
        kanaal TEXT, bijlage TEXT, toelichting TEXT
    ) STRICT""",
    "CREATE INDEX akkoord_dossier ON akkoord (dossier)",
    """CREATE TABLE bijlage (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, naam TEXT, sha256 TEXT, grootte INTEGER
    ) STRICT""",
    "CREATE INDEX bijlage_dossier ON bijlage (dossier)",
    """CREATE TABLE zoekregel (
        nr INTEGER PRIMARY KEY, soort TEXT NOT NULL, entiteit TEXT NOT NULL, dossier TEXT NOT NULL, tekst TEXT NOT NULL,
        UNIQUE (soort, entiteit)
    ) STRICT""",
)

_VRAGENLIJST: Final = (
    "ALTER TABLE antwoord ADD COLUMN rij TEXT",
    "ALTER TABLE antwoord ADD COLUMN versie TEXT",
    """CREATE TABLE vragenlijstversie (
        id TEXT PRIMARY KEY, instrument TEXT, versie TEXT, sha256 TEXT, tekst TEXT, toelichting TEXT, vorige TEXT,
        datum TEXT
    ) STRICT""",
    """CREATE TABLE uitzending (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, vorm TEXT, versie TEXT, datum TEXT, termijn TEXT, sha256 TEXT,
        velden TEXT
    ) STRICT""",
    "CREATE INDEX uitzending_dossier ON uitzending (dossier)",
    """CREATE TABLE teruggave (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, nummer INTEGER NOT NULL, vorm TEXT, naam TEXT, sha256 TEXT,
        bijlage TEXT, versie TEXT, datum TEXT, velden TEXT
    ) STRICT""",
    "CREATE INDEX teruggave_dossier ON teruggave (dossier, nummer)",
    """CREATE TABLE twijfel (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, teruggave TEXT, soort TEXT, vraag TEXT, rij TEXT, jaar TEXT,
        veld TEXT, tekst TEXT, plaats TEXT, huidig TEXT, besluit TEXT
    ) STRICT""",
    "CREATE INDEX twijfel_dossier ON twijfel (dossier)",
    """CREATE TABLE bespreekpunt (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, soort TEXT, hoofdstuk TEXT, vraag TEXT, rij TEXT, jaar TEXT,
        kenmerk TEXT, tekst TEXT, uitkomst TEXT
    ) STRICT""",
    "CREATE INDEX bespreekpunt_dossier ON bespreekpunt (dossier)",
    """CREATE TABLE opvraging (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, bron TEXT, omschrijving TEXT, gevraagd TEXT, ontvangen TEXT,
        termijn TEXT, bijlage TEXT, opmerking TEXT, rappels TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX opvraging_dossier ON opvraging (dossier)",
    """CREATE TABLE broncijfer (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, bron TEXT, gegeven TEXT, rij TEXT, jaar TEXT, waarde TEXT,
        noot TEXT, opvraging TEXT, ingelezen TEXT
    ) STRICT""",
    "CREATE INDEX broncijfer_gegeven ON broncijfer (dossier, gegeven, rij)",
)

_GESPREK: Final = (
    """CREATE TABLE opname (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, nummer INTEGER NOT NULL, naam TEXT, sha256 TEXT, grootte INTEGER,
        lengte INTEGER, toestemming TEXT, bewaren_tot TEXT, vernietigd TEXT
    ) STRICT""",
    "CREATE INDEX opname_dossier ON opname (dossier, nummer)",
    """CREATE TABLE transcript (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, nummer INTEGER NOT NULL, vorm TEXT, naam TEXT, sha256 TEXT,
        bijlage TEXT, opname TEXT, vorige TEXT, datum TEXT, cues TEXT, sprekers TEXT, verschuiving INTEGER, tekst TEXT
    ) STRICT""",
    "CREATE INDEX transcript_dossier ON transcript (dossier, nummer)",
)

_NOTULEN: Final = (
    "ALTER TABLE gesprek ADD COLUMN begonnen TEXT",
    "ALTER TABLE notitie ADD COLUMN verstreken INTEGER",
    "CREATE TABLE afkorting (id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, kort TEXT, lang TEXT) STRICT",
)

_TERUGKOMST: Final = (
    "ALTER TABLE notitie ADD COLUMN beurt TEXT",
    "ALTER TABLE opmerking ADD COLUMN wijziging TEXT",
    "ALTER TABLE opmerking ADD COLUMN voorstel TEXT",
    "ALTER TABLE opmerking ADD COLUMN bevestiging TEXT",
    "ALTER TABLE opmerking ADD COLUMN nummer INTEGER",
    "ALTER TABLE opmerking ADD COLUMN geplaatst INTEGER",
    "ALTER TABLE opmerking ADD COLUMN gevolgen TEXT",
    "ALTER TABLE reactie ADD COLUMN lezing TEXT",
    "ALTER TABLE versie ADD COLUMN wederhoor TEXT",
    "ALTER TABLE versie ADD COLUMN keuze TEXT",
    "ALTER TABLE versie ADD COLUMN bijlagen TEXT",
    "ALTER TABLE passage ADD COLUMN vraag TEXT",
    "ALTER TABLE passage ADD COLUMN afspraken TEXT",
    """CREATE TABLE repliek (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, korps TEXT, dimensie TEXT, oordeel TEXT, tekst TEXT
    ) STRICT""",
    "CREATE INDEX repliek_dossier ON repliek (dossier)",
)

_LEREN: Final = (
    "ALTER TABLE editie ADD COLUMN model TEXT",
    """CREATE TABLE extractiemodel (
        id TEXT PRIMARY KEY, editie TEXT, versie TEXT, vorige TEXT, sha256 TEXT, tekst TEXT, meting TEXT, datum TEXT,
        door TEXT
    ) STRICT""",
)

_VERTROUWEN: Final = (
    # Places in chains whose events a hub does not give to this laptop: the chain stays verifiable.
    """CREATE TABLE schakel (
        device TEXT NOT NULL, dseq INTEGER NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (device, dseq)
    ) STRICT, WITHOUT ROWID""",
    # How far this laptop is with its hub; of this device alone, never synchronised.
    "CREATE TABLE hubstand (naam TEXT PRIMARY KEY, waarde TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # What was destroyed by law, by whom and why. It belongs to no dossier: it outlives the one that it is about.
    """CREATE TABLE vernietiging (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, wat TEXT, naam TEXT, reden TEXT, datum TEXT, aantal INTEGER
    ) STRICT""",
    # Events whose payload must be empty wherever they are or arrive: derived from vernietigingen.
    "CREATE TABLE vernietigd (event TEXT PRIMARY KEY, vernietiging TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "ALTER TABLE medewerker ADD COLUMN team TEXT",
)

_ONDERDELEN: Final = (
    "ALTER TABLE gesprek ADD COLUMN afname TEXT",
    # What a passage leans on, as its notes tell the reader.
    "ALTER TABLE passage ADD COLUMN noten TEXT",
    """CREATE TABLE partij (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, code TEXT, soort TEXT, hoort_bij TEXT, naam TEXT,
        barriere TEXT, stand TEXT, reden TEXT, aliassen TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX partij_editie ON partij (editie)",
    # Who or what led to a party: an interview, a source, the barrièremodel.
    """CREATE TABLE aanwijzing (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, partij TEXT, via TEXT, verwijzing TEXT, datum TEXT,
        toelichting TEXT
    ) STRICT""",
    "CREATE INDEX aanwijzing_partij ON aanwijzing (partij)",
    """CREATE TABLE aanvulling (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, datum TEXT, kanaal TEXT, van TEXT, tekst TEXT
    ) STRICT""",
    "CREATE INDEX aanvulling_dossier ON aanvulling (dossier)",
    """CREATE TABLE deskbron (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, soort TEXT, titel TEXT, auteur TEXT, jaar TEXT,
        vindplaats TEXT, geraadpleegd TEXT, tekst TEXT, volgorde TEXT
    ) STRICT""",
    "CREATE INDEX deskbron_dossier ON deskbron (dossier)",
    """CREATE TABLE praktijk (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, soort TEXT, thema TEXT, naam TEXT, tekst TEXT,
        volgorde TEXT, bron TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX praktijk_editie ON praktijk (editie)",
    """CREATE TABLE tellingbestand (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, jaar TEXT, naam TEXT, sha256 TEXT, inhoud TEXT,
        soort TEXT, datum TEXT, lezing TEXT
    ) STRICT""",
    """CREATE TABLE telling (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, jaar TEXT, indicator TEXT, gebied TEXT, waarde TEXT,
        bestand TEXT, plaats TEXT, correctie TEXT
    ) STRICT""",
    "CREATE INDEX telling_editie ON telling (editie, jaar)",
    """CREATE TABLE tellingtekst (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, jaar TEXT, indicator TEXT, onderdeel TEXT, tekst TEXT
    ) STRICT""",
    """CREATE TABLE plandeel (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, nummer TEXT, titel TEXT, verantwoordelijk TEXT,
        inleiding TEXT, doelen TEXT, volgorde TEXT
    ) STRICT""",
    """CREATE TABLE planactie (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, deel TEXT, ouder TEXT, nummer TEXT, tekst TEXT,
        verantwoordelijk TEXT, termijn TEXT, nieuw TEXT, vervallen TEXT, volgorde TEXT
    ) STRICT""",
    "CREATE INDEX planactie_deel ON planactie (deel)",
    # What was said of an action at one reporting date.
    """CREATE TABLE voortgang (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, actie TEXT, peildatum TEXT, stand TEXT, tekst TEXT
    ) STRICT""",
    "CREATE INDEX voortgang_actie ON voortgang (actie)",
    """CREATE TABLE planlid (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, organisatie TEXT, functie TEXT, volgorde TEXT
    ) STRICT""",
    """CREATE TABLE plantekst (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, soort TEXT, tekst TEXT
    ) STRICT""",
)

_WEGING: Final = (
    # The definition itself: a file that is changed later never changes an edition.
    "ALTER TABLE editie ADD COLUMN weegregels TEXT",
    """CREATE TABLE weegsessie (
        id TEXT PRIMARY KEY, editie TEXT, datum TEXT, naam TEXT, opmerking TEXT, gesloten TEXT, aanwezig TEXT NOT NULL,
        blind TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE score (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, dimensie TEXT, oordeel TEXT, oordeel_event TEXT, motivatie TEXT
    ) STRICT""",
    "CREATE INDEX score_dossier ON score (dossier)",
    """CREATE TABLE blindscore (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, dimensie TEXT, sessie TEXT, lid TEXT, oordeel TEXT
    ) STRICT""",
    "CREATE INDEX blindscore_dossier ON blindscore (dossier, dimensie)",
    """CREATE TABLE eindscore (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, oordeel TEXT, oordeel_event TEXT, motivatie TEXT
    ) STRICT""",
    """CREATE TABLE partneroordeel (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, dimensie TEXT, overgenomen TEXT, wijziging TEXT
    ) STRICT""",
    "CREATE INDEX partneroordeel_dossier ON partneroordeel (dossier)",
    # What a report says besides scores and figures: of a korps (then with its dossier), an eenheid or the whole.
    """CREATE TABLE rapporttekst (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, over TEXT, onderdeel TEXT, tekst TEXT
    ) STRICT""",
    "CREATE INDEX rapporttekst_editie ON rapporttekst (editie, over)",
    """CREATE TABLE aandachtspunt (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, eenheid TEXT, dimensie TEXT, tekst TEXT, grond TEXT,
        volgorde TEXT
    ) STRICT""",
    "CREATE INDEX aandachtspunt_editie ON aandachtspunt (editie, eenheid)",
    """CREATE TABLE aanbeveling (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, geadresseerde TEXT, tekst TEXT, grond TEXT, volgorde TEXT,
        nummer INTEGER, ingetrokken TEXT
    ) STRICT""",
    # What came of a recommendation, as the next edition found it.
    """CREATE TABLE opvolging (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, aanbeveling TEXT, stand TEXT, tekst TEXT
    ) STRICT""",
    """CREATE TABLE verbeterbrief (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, datum TEXT, termijn TEXT, kenmerk TEXT, bijlage TEXT, sha256 TEXT,
        kanaal TEXT, eindscore TEXT, gevraagd TEXT
    ) STRICT""",
    "CREATE INDEX verbeterbrief_dossier ON verbeterbrief (dossier)",
    """CREATE TABLE maatregel (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, dimensie TEXT, tekst TEXT, verantwoordelijke TEXT, termijn TEXT,
        staat TEXT, reden TEXT, voortgang TEXT NOT NULL, verloop TEXT, vorige TEXT, volgorde TEXT
    ) STRICT""",
    "CREATE INDEX maatregel_dossier ON maatregel (dossier)",
    "CREATE INDEX maatregel_vorige ON maatregel (vorige)",
    """CREATE TABLE consistentiebesluit (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, editie TEXT, kenmerk TEXT, besluit TEXT
    ) STRICT""",
)

_CODERING: Final = (
    """CREATE TABLE codering (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, codeur TEXT, kenmerk TEXT, tijd TEXT, soort TEXT, oordeel TEXT,
        code TEXT, polariteit TEXT, gegevens TEXT, vraag TEXT, anker TEXT, voorstel TEXT, toelichting TEXT
    ) STRICT""",
    "CREATE INDEX codering_dossier ON codering (dossier, codeur)",
    """CREATE TABLE codeerronde (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, codeur TEXT, afgerond TEXT
    ) STRICT""",
    "CREATE INDEX codeerronde_dossier ON codeerronde (dossier)",
    """CREATE TABLE codeerbesluit (
        id TEXT PRIMARY KEY, dossier TEXT NOT NULL, kenmerk TEXT, besluit TEXT
    ) STRICT""",
    "CREATE INDEX codeerbesluit_dossier ON codeerbesluit (dossier)",
)
