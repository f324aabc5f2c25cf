-- Made by scripts/maak_schema.py from korpsmonitor_tui/store/migraties.py; do not edit.

CREATE TABLE meta (
    sleutel TEXT PRIMARY KEY,
    waarde TEXT NOT NULL
) STRICT;

CREATE TABLE event (
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
) STRICT;

CREATE INDEX event_lamport ON event (lamport);

CREATE INDEX event_entiteit ON event (soort, entiteit, veld);

CREATE INDEX event_handeling ON event (handeling);

CREATE TABLE event_payload (
    event TEXT PRIMARY KEY REFERENCES event (id),
    salt TEXT NOT NULL,
    payload TEXT
) STRICT;

CREATE TABLE event_ouder (
    kind TEXT NOT NULL REFERENCES event (id),
    ouder TEXT NOT NULL REFERENCES event (id),
    PRIMARY KEY (kind, ouder)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_wachtend (
    hash TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    dseq INTEGER NOT NULL,
    pakket TEXT NOT NULL,
    reden TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE kop (
    soort TEXT NOT NULL,
    entiteit TEXT NOT NULL,
    veld TEXT NOT NULL,
    event TEXT NOT NULL REFERENCES event (id),
    PRIMARY KEY (soort, entiteit, veld, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE klad (
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
) STRICT;

CREATE TABLE entiteit (
    soort TEXT NOT NULL,
    id TEXT NOT NULL,
    dossier TEXT NOT NULL,
    bestaat INTEGER NOT NULL,
    conflicten TEXT NOT NULL,
    PRIMARY KEY (soort, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entiteit_dossier ON entiteit (dossier);

CREATE INDEX entiteit_conflict ON entiteit (dossier) WHERE conflicten IS NOT '[]';

CREATE TABLE editie (
    id TEXT PRIMARY KEY,
    instrument TEXT,
    naam TEXT,
    jaren TEXT,
    vragenlijst TEXT,
    demonstratie TEXT,
    model TEXT,
    weegregels TEXT
) STRICT;

CREATE TABLE medewerker (
    id TEXT PRIMARY KEY,
    naam TEXT,
    rollen TEXT NOT NULL,
    korpsen TEXT NOT NULL,
    actief INTEGER,
    team TEXT
) STRICT;

CREATE TABLE gesprek (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    partij TEXT,
    datum TEXT,
    tijd TEXT,
    plaats TEXT,
    notulist TEXT,
    auditors TEXT NOT NULL,
    begonnen TEXT,
    afname TEXT
) STRICT;

CREATE TABLE deelnemer (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    rol TEXT,
    organisatie TEXT,
    naam TEXT,
    aanwezig TEXT,
    respondent INTEGER
) STRICT;

CREATE INDEX deelnemer_dossier ON deelnemer (dossier);

CREATE TABLE notitie (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    tijd TEXT,
    hoofdstuk TEXT,
    vraag TEXT,
    spreker TEXT,
    tekst TEXT,
    volgorde TEXT,
    tags TEXT NOT NULL,
    verstreken INTEGER,
    beurt TEXT
) STRICT;

CREATE INDEX notitie_dossier ON notitie (dossier, hoofdstuk, volgorde);

CREATE TABLE antwoord (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    vraag TEXT,
    jaar TEXT,
    waarde TEXT,
    toelichting TEXT,
    rij TEXT,
    versie TEXT
) STRICT;

CREATE INDEX antwoord_dossier ON antwoord (dossier, vraag);

CREATE TABLE verslag (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    status TEXT NOT NULL,
    versie INTEGER NOT NULL,
    stap TEXT NOT NULL,
    stap_event TEXT NOT NULL,
    termijn TEXT,
    rubricering TEXT,
    rappels TEXT NOT NULL
) STRICT;

CREATE TABLE versie (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    soort TEXT,
    kop TEXT,
    koppen TEXT,
    sha256 TEXT,
    passages TEXT,
    respondenten TEXT,
    basis TEXT,
    datum TEXT,
    kanaal TEXT,
    stap TEXT,
    door TEXT,
    reden TEXT,
    bestand TEXT,
    wederhoor TEXT,
    keuze TEXT,
    bijlagen TEXT
) STRICT;

CREATE INDEX versie_dossier ON versie (dossier, nummer);

CREATE TABLE passage (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    nummer INTEGER,
    hoofdstuk TEXT,
    tekst TEXT,
    volgorde TEXT,
    tags TEXT NOT NULL,
    bronnen TEXT NOT NULL,
    vraag TEXT,
    afspraken TEXT,
    noten TEXT
) STRICT;

CREATE INDEX passage_dossier ON passage (dossier, hoofdstuk, volgorde);

CREATE TABLE opmerking (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    versie INTEGER,
    herkomst TEXT,
    reactie TEXT,
    passage TEXT,
    soort TEXT,
    tekst TEXT,
    antwoord TEXT,
    besluit TEXT,
    reden TEXT,
    besluit_event TEXT,
    wijziging TEXT,
    voorstel TEXT,
    bevestiging TEXT,
    nummer INTEGER,
    geplaatst INTEGER,
    gevolgen TEXT
) STRICT;

CREATE INDEX opmerking_dossier ON opmerking (dossier);

CREATE TABLE reactie (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    versie INTEGER,
    respondent TEXT,
    datum TEXT,
    kanaal TEXT,
    tekst TEXT,
    bijlage TEXT,
    lezing TEXT
) STRICT;

CREATE INDEX reactie_dossier ON reactie (dossier);

CREATE TABLE akkoord (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    versie INTEGER,
    kop TEXT,
    respondent TEXT,
    rol TEXT,
    datum TEXT,
    kanaal TEXT,
    bijlage TEXT,
    toelichting TEXT
) STRICT;

CREATE INDEX akkoord_dossier ON akkoord (dossier);

CREATE TABLE bijlage (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    naam TEXT,
    sha256 TEXT,
    grootte INTEGER
) STRICT;

CREATE INDEX bijlage_dossier ON bijlage (dossier);

CREATE TABLE zoekregel (
    nr INTEGER PRIMARY KEY,
    soort TEXT NOT NULL,
    entiteit TEXT NOT NULL,
    dossier TEXT NOT NULL,
    tekst TEXT NOT NULL,
    UNIQUE (soort, entiteit)
) STRICT;

CREATE VIRTUAL TABLE "zoekregel_fts" USING FTS5 ( "tekst", tokenize='unicode61 remove_diacritics 2', content="zoekregel" );

CREATE TABLE vragenlijstversie (
    id TEXT PRIMARY KEY,
    instrument TEXT,
    versie TEXT,
    sha256 TEXT,
    tekst TEXT,
    toelichting TEXT,
    vorige TEXT,
    datum TEXT
) STRICT;

CREATE TABLE uitzending (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    vorm TEXT,
    versie TEXT,
    datum TEXT,
    termijn TEXT,
    sha256 TEXT,
    velden TEXT
) STRICT;

CREATE INDEX uitzending_dossier ON uitzending (dossier);

CREATE TABLE teruggave (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    vorm TEXT,
    naam TEXT,
    sha256 TEXT,
    bijlage TEXT,
    versie TEXT,
    datum TEXT,
    velden TEXT
) STRICT;

CREATE INDEX teruggave_dossier ON teruggave (dossier, nummer);

CREATE TABLE twijfel (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    teruggave TEXT,
    soort TEXT,
    vraag TEXT,
    rij TEXT,
    jaar TEXT,
    veld TEXT,
    tekst TEXT,
    plaats TEXT,
    huidig TEXT,
    besluit TEXT
) STRICT;

CREATE INDEX twijfel_dossier ON twijfel (dossier);

CREATE TABLE bespreekpunt (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    soort TEXT,
    hoofdstuk TEXT,
    vraag TEXT,
    rij TEXT,
    jaar TEXT,
    kenmerk TEXT,
    tekst TEXT,
    uitkomst TEXT
) STRICT;

CREATE INDEX bespreekpunt_dossier ON bespreekpunt (dossier);

CREATE TABLE opvraging (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    bron TEXT,
    omschrijving TEXT,
    gevraagd TEXT,
    ontvangen TEXT,
    termijn TEXT,
    bijlage TEXT,
    opmerking TEXT,
    rappels TEXT NOT NULL
) STRICT;

CREATE INDEX opvraging_dossier ON opvraging (dossier);

CREATE TABLE broncijfer (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    bron TEXT,
    gegeven TEXT,
    rij TEXT,
    jaar TEXT,
    waarde TEXT,
    noot TEXT,
    opvraging TEXT,
    ingelezen TEXT
) STRICT;

CREATE INDEX broncijfer_gegeven ON broncijfer (dossier, gegeven, rij);

CREATE TABLE opname (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    naam TEXT,
    sha256 TEXT,
    grootte INTEGER,
    lengte INTEGER,
    toestemming TEXT,
    bewaren_tot TEXT,
    vernietigd TEXT
) STRICT;

CREATE INDEX opname_dossier ON opname (dossier, nummer);

CREATE TABLE transcript (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    vorm TEXT,
    naam TEXT,
    sha256 TEXT,
    bijlage TEXT,
    opname TEXT,
    vorige TEXT,
    datum TEXT,
    cues TEXT,
    sprekers TEXT,
    verschuiving INTEGER,
    tekst TEXT
) STRICT;

CREATE INDEX transcript_dossier ON transcript (dossier, nummer);

CREATE TABLE codering (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    codeur TEXT,
    kenmerk TEXT,
    tijd TEXT,
    soort TEXT,
    oordeel TEXT,
    code TEXT,
    polariteit TEXT,
    gegevens TEXT,
    vraag TEXT,
    anker TEXT,
    voorstel TEXT,
    toelichting TEXT
) STRICT;

CREATE INDEX codering_dossier ON codering (dossier, codeur);

CREATE TABLE codeerronde (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    codeur TEXT,
    afgerond TEXT
) STRICT;

CREATE INDEX codeerronde_dossier ON codeerronde (dossier);

CREATE TABLE codeerbesluit (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    kenmerk TEXT,
    besluit TEXT
) STRICT;

CREATE INDEX codeerbesluit_dossier ON codeerbesluit (dossier);

CREATE TABLE afkorting (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    kort TEXT,
    lang TEXT
) STRICT;

CREATE TABLE repliek (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    korps TEXT,
    dimensie TEXT,
    oordeel TEXT,
    tekst TEXT
) STRICT;

CREATE INDEX repliek_dossier ON repliek (dossier);

CREATE TABLE extractiemodel (
    id TEXT PRIMARY KEY,
    editie TEXT,
    versie TEXT,
    vorige TEXT,
    sha256 TEXT,
    tekst TEXT,
    meting TEXT,
    datum TEXT,
    door TEXT
) STRICT;

CREATE TABLE weegsessie (
    id TEXT PRIMARY KEY,
    editie TEXT,
    datum TEXT,
    naam TEXT,
    opmerking TEXT,
    gesloten TEXT,
    aanwezig TEXT NOT NULL,
    blind TEXT NOT NULL
) STRICT;

CREATE TABLE score (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    dimensie TEXT,
    oordeel TEXT,
    oordeel_event TEXT,
    motivatie TEXT
) STRICT;

CREATE INDEX score_dossier ON score (dossier);

CREATE TABLE blindscore (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    dimensie TEXT,
    sessie TEXT,
    lid TEXT,
    oordeel TEXT
) STRICT;

CREATE INDEX blindscore_dossier ON blindscore (dossier, dimensie);

CREATE TABLE eindscore (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    oordeel TEXT,
    oordeel_event TEXT,
    motivatie TEXT
) STRICT;

CREATE TABLE partneroordeel (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    dimensie TEXT,
    overgenomen TEXT,
    wijziging TEXT
) STRICT;

CREATE INDEX partneroordeel_dossier ON partneroordeel (dossier);

CREATE TABLE rapporttekst (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    over TEXT,
    onderdeel TEXT,
    tekst TEXT
) STRICT;

CREATE INDEX rapporttekst_editie ON rapporttekst (editie, over);

CREATE TABLE aandachtspunt (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    eenheid TEXT,
    dimensie TEXT,
    tekst TEXT,
    grond TEXT,
    volgorde TEXT
) STRICT;

CREATE INDEX aandachtspunt_editie ON aandachtspunt (editie, eenheid);

CREATE TABLE aanbeveling (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    geadresseerde TEXT,
    tekst TEXT,
    grond TEXT,
    volgorde TEXT,
    nummer INTEGER,
    ingetrokken TEXT
) STRICT;

CREATE TABLE opvolging (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    aanbeveling TEXT,
    stand TEXT,
    tekst TEXT
) STRICT;

CREATE TABLE verbeterbrief (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    datum TEXT,
    termijn TEXT,
    kenmerk TEXT,
    bijlage TEXT,
    sha256 TEXT,
    kanaal TEXT,
    eindscore TEXT,
    gevraagd TEXT
) STRICT;

CREATE INDEX verbeterbrief_dossier ON verbeterbrief (dossier);

CREATE TABLE maatregel (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    dimensie TEXT,
    tekst TEXT,
    verantwoordelijke TEXT,
    termijn TEXT,
    staat TEXT,
    reden TEXT,
    voortgang TEXT NOT NULL,
    verloop TEXT,
    vorige TEXT,
    volgorde TEXT
) STRICT;

CREATE INDEX maatregel_dossier ON maatregel (dossier);

CREATE INDEX maatregel_vorige ON maatregel (vorige);

CREATE TABLE consistentiebesluit (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    kenmerk TEXT,
    besluit TEXT
) STRICT;

CREATE TABLE schakel (
    device TEXT NOT NULL,
    dseq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (device, dseq)
) STRICT, WITHOUT ROWID;

CREATE TABLE hubstand (
    naam TEXT PRIMARY KEY,
    waarde TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vernietiging (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    wat TEXT,
    naam TEXT,
    reden TEXT,
    datum TEXT,
    aantal INTEGER
) STRICT;

CREATE TABLE vernietigd (
    event TEXT PRIMARY KEY,
    vernietiging TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE partij (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    code TEXT,
    soort TEXT,
    hoort_bij TEXT,
    naam TEXT,
    barriere TEXT,
    stand TEXT,
    reden TEXT,
    aliassen TEXT NOT NULL
) STRICT;

CREATE INDEX partij_editie ON partij (editie);

CREATE TABLE aanwijzing (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    partij TEXT,
    via TEXT,
    verwijzing TEXT,
    datum TEXT,
    toelichting TEXT
) STRICT;

CREATE INDEX aanwijzing_partij ON aanwijzing (partij);

CREATE TABLE aanvulling (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    datum TEXT,
    kanaal TEXT,
    van TEXT,
    tekst TEXT
) STRICT;

CREATE INDEX aanvulling_dossier ON aanvulling (dossier);

CREATE TABLE deskbron (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    soort TEXT,
    titel TEXT,
    auteur TEXT,
    jaar TEXT,
    vindplaats TEXT,
    geraadpleegd TEXT,
    tekst TEXT,
    volgorde TEXT
) STRICT;

CREATE INDEX deskbron_dossier ON deskbron (dossier);

CREATE TABLE praktijk (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    soort TEXT,
    thema TEXT,
    naam TEXT,
    tekst TEXT,
    volgorde TEXT,
    bron TEXT NOT NULL
) STRICT;

CREATE INDEX praktijk_editie ON praktijk (editie);

CREATE TABLE tellingbestand (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    jaar TEXT,
    naam TEXT,
    sha256 TEXT,
    inhoud TEXT,
    soort TEXT,
    datum TEXT,
    lezing TEXT
) STRICT;

CREATE TABLE telling (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    jaar TEXT,
    indicator TEXT,
    gebied TEXT,
    waarde TEXT,
    bestand TEXT,
    plaats TEXT,
    correctie TEXT
) STRICT;

CREATE INDEX telling_editie ON telling (editie, jaar);

CREATE TABLE tellingtekst (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    jaar TEXT,
    indicator TEXT,
    onderdeel TEXT,
    tekst TEXT
) STRICT;

CREATE TABLE plandeel (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    nummer TEXT,
    titel TEXT,
    verantwoordelijk TEXT,
    inleiding TEXT,
    doelen TEXT,
    volgorde TEXT
) STRICT;

CREATE TABLE planactie (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    deel TEXT,
    ouder TEXT,
    nummer TEXT,
    tekst TEXT,
    verantwoordelijk TEXT,
    termijn TEXT,
    nieuw TEXT,
    vervallen TEXT,
    volgorde TEXT
) STRICT;

CREATE INDEX planactie_deel ON planactie (deel);

CREATE TABLE voortgang (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    actie TEXT,
    peildatum TEXT,
    stand TEXT,
    tekst TEXT
) STRICT;

CREATE INDEX voortgang_actie ON voortgang (actie);

CREATE TABLE planlid (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    organisatie TEXT,
    functie TEXT,
    volgorde TEXT
) STRICT;

CREATE TABLE plantekst (
    id TEXT PRIMARY KEY,
    dossier TEXT NOT NULL,
    editie TEXT,
    soort TEXT,
    tekst TEXT
) STRICT;

CREATE TRIGGER event_wijzig_niet BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TRIGGER event_verwijder_niet BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TRIGGER event_ouder_wijzig_niet BEFORE UPDATE ON event_ouder
BEGIN
    SELECT RAISE(ABORT, 'event_ouder is append-only');
END;

CREATE TRIGGER event_ouder_verwijder_niet BEFORE DELETE ON event_ouder
BEGIN
    SELECT RAISE(ABORT, 'event_ouder is append-only');
END;

CREATE TRIGGER event_payload_wijzig_niet BEFORE UPDATE ON event_payload
WHEN NEW.event IS NOT OLD.event OR NEW.salt IS NOT '' OR NEW.payload IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'event_payload is append-only');
END;

CREATE TRIGGER event_payload_verwijder_niet BEFORE DELETE ON event_payload
BEGIN
    SELECT RAISE(ABORT, 'event_payload is append-only');
END;

CREATE TRIGGER "zoekregel_ai" AFTER INSERT ON "zoekregel"
BEGIN
    INSERT INTO "zoekregel_fts" (rowid, "tekst") VALUES (new.rowid, new."tekst");
END;

CREATE TRIGGER "zoekregel_ad" AFTER DELETE ON "zoekregel"
BEGIN
    INSERT INTO "zoekregel_fts" ("zoekregel_fts", rowid, "tekst") VALUES('delete', old.rowid, old."tekst");
END;

CREATE TRIGGER "zoekregel_au" AFTER UPDATE ON "zoekregel"
BEGIN
    INSERT INTO "zoekregel_fts" ("zoekregel_fts", rowid, "tekst") VALUES('delete', old.rowid, old."tekst");
    INSERT INTO "zoekregel_fts" (rowid, "tekst") VALUES (new.rowid, new."tekst");
END;
