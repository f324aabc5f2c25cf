-- What the hub keeps. Everything here belongs to korpsmonitor_eigenaar, as which nobody can log in; what a login does
-- goes through the functions of functies.sql.

CREATE TABLE korpsmonitor.versie (
    nummer integer PRIMARY KEY,
    naam text NOT NULL,
    toegepast timestamptz NOT NULL DEFAULT now()
);

-- One row. Whoever holds it gives out the next places: they follow one another in the order of the commits, so that no
-- reader can pass over one that is still being written.
CREATE TABLE korpsmonitor.stand (
    een boolean PRIMARY KEY DEFAULT true CHECK (een),
    monitor text NOT NULL DEFAULT '',
    volg bigint NOT NULL DEFAULT 0,
    lamport bigint NOT NULL DEFAULT 0
);
INSERT INTO korpsmonitor.stand DEFAULT VALUES;

CREATE TABLE korpsmonitor.team (naam text PRIMARY KEY);

CREATE TABLE korpsmonitor.teamkorps (
    team text NOT NULL REFERENCES korpsmonitor.team ON DELETE CASCADE,
    partij text NOT NULL,
    PRIMARY KEY (team, partij)
);

CREATE TABLE korpsmonitor.gebruiker (
    login name PRIMARY KEY,
    rol text NOT NULL CHECK (rol IN ('team', 'auditor', 'coordinator', 'lezer')),
    team text REFERENCES korpsmonitor.team,
    ingetrokken timestamptz,
    CHECK (rol <> 'team' OR team IS NOT NULL)
);

-- Soorten of entities, as the program of the administrator knows them; written anew by every set-up.
CREATE TABLE korpsmonitor.soort (
    naam text PRIMARY KEY,
    van_dossier boolean NOT NULL,
    algemeen boolean NOT NULL,
    algemeen_van_teams boolean NOT NULL,
    alleen_coordinator boolean NOT NULL
);

-- A device writes one chain; dseq and hash are its end. Without a login it has no network of its own.
CREATE TABLE korpsmonitor.apparaat (
    device text COLLATE "C" PRIMARY KEY,
    login name REFERENCES korpsmonitor.gebruiker,
    naam text NOT NULL DEFAULT '',
    aangemeld timestamptz NOT NULL DEFAULT now(),
    gezien timestamptz,
    ingetrokken timestamptz,
    dseq bigint NOT NULL DEFAULT 0,
    hash text COLLATE "C" NOT NULL DEFAULT repeat('0', 64)
);

CREATE TABLE korpsmonitor.event (
    volg bigint PRIMARY KEY,
    device text COLLATE "C" NOT NULL,
    dseq bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    handeling text COLLATE "C" NOT NULL,
    lamport bigint NOT NULL,
    editie text COLLATE "C" NOT NULL,
    team text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    tijd text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    entiteit text COLLATE "C" NOT NULL,
    veld text COLLATE "C" NOT NULL,
    operatie text COLLATE "C" NOT NULL,
    vorm bigint NOT NULL,
    ouders text COLLATE "C" NOT NULL,
    payload_hash text COLLATE "C" NOT NULL,
    vorige text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    salt text COLLATE "C" NOT NULL,
    payload text COLLATE "C",
    dossier text COLLATE "C" NOT NULL,
    partij text COLLATE "C" NOT NULL,
    gebracht_door name NOT NULL,
    ontvangen timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT event_plaats UNIQUE (device, dseq),
    CONSTRAINT event_id UNIQUE (id)
);
-- The quicker way of compressing, where the server was built with it.
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
        ALTER TABLE korpsmonitor.event ALTER COLUMN payload SET COMPRESSION lz4;
    END IF;
END $$;

CREATE TABLE korpsmonitor.entiteit (
    soort text COLLATE "C" NOT NULL,
    entiteit text COLLATE "C" NOT NULL,
    dossier text COLLATE "C" NOT NULL,
    partij text COLLATE "C" NOT NULL,
    PRIMARY KEY (soort, entiteit)
);

-- Events whose text must be empty, whether they are here or still come.
CREATE TABLE korpsmonitor.vernietigd (
    event text COLLATE "C" PRIMARY KEY,
    vernietiging text COLLATE "C" NOT NULL
);

-- Events that came without their text while no vernietiging named them yet: a coördinator's own chain may bring the
-- vernietiging later than what it destroyed.
CREATE TABLE korpsmonitor.onverklaard (event text COLLATE "C" PRIMARY KEY);

ALTER TABLE korpsmonitor.event ENABLE ROW LEVEL SECURITY;
