-- What a login may do: these functions and nothing else. They run as korpsmonitor_eigenaar, look names up in
-- pg_catalog and korpsmonitor only, and know a login by session_user, which SET ROLE does not change.
-- Refusals: KM001 the login or its device, KM002 an event (its id is the DETAIL), KM003 a place that lapsed.

CREATE OR REPLACE FUNCTION korpsmonitor.wie() RETURNS korpsmonitor.gebruiker
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    ik gebruiker;
BEGIN
    SELECT * INTO ik FROM gebruiker WHERE login = session_user AND ingetrokken IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'login';
    END IF;
    RETURN ik;
END $$;

-- -- seeing: also what row-level security asks, by way of psql ----------------------------------------------------------

CREATE OR REPLACE FUNCTION korpsmonitor.ziet_algemeen() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
    SELECT EXISTS (SELECT FROM gebruiker WHERE login = session_user AND ingetrokken IS NULL)
$$;

CREATE OR REPLACE FUNCTION korpsmonitor.ziet_alles() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM gebruiker WHERE login = session_user AND ingetrokken IS NULL
        AND (rol IN ('auditor', 'coordinator') OR rol = 'lezer' AND team IS NULL)
    )
$$;

CREATE OR REPLACE FUNCTION korpsmonitor.mijn_partijen() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
    SELECT coalesce(array_agg(k.partij ORDER BY k.partij COLLATE "C"), '{}') FROM gebruiker g JOIN teamkorps k ON k.team = g.team
    WHERE g.login = session_user AND g.ingetrokken IS NULL
$$;

DROP POLICY IF EXISTS eigen_korpsen ON korpsmonitor.event;
-- Subqueries, so that each is asked once and not for every row.
CREATE POLICY eigen_korpsen ON korpsmonitor.event FOR SELECT TO korpsmonitor_gebruiker USING (
    (SELECT korpsmonitor.ziet_alles())
    OR dossier = '' AND (SELECT korpsmonitor.ziet_algemeen())
    OR partij = ANY ((SELECT korpsmonitor.mijn_partijen())::text[])
);

-- -- append-only, also for the owner ------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION korpsmonitor.weiger_wijziging() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    zonder_tekst event;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        zonder_tekst := OLD;
        zonder_tekst.salt := '';
        zonder_tekst.payload := NULL;
        IF NEW IS NOT DISTINCT FROM zonder_tekst AND EXISTS (SELECT FROM vernietigd WHERE event = OLD.id) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'KM002', MESSAGE = 'vast';
END $$;

DROP TRIGGER IF EXISTS event_vast ON korpsmonitor.event;
CREATE TRIGGER event_vast BEFORE UPDATE OR DELETE ON korpsmonitor.event
FOR EACH ROW EXECUTE FUNCTION korpsmonitor.weiger_wijziging();
DROP TRIGGER IF EXISTS event_blijft ON korpsmonitor.event;
CREATE TRIGGER event_blijft BEFORE TRUNCATE ON korpsmonitor.event
FOR EACH STATEMENT EXECUTE FUNCTION korpsmonitor.weiger_wijziging();

-- -- beginning ----------------------------------------------------------------------------------------------------------

-- Another text after every failover and every restore from a base backup: such a server writes a timeline of its own.
CREATE OR REPLACE FUNCTION korpsmonitor.epoch() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
    SELECT (SELECT system_identifier FROM pg_control_system()) || '-' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
$$;

CREATE OR REPLACE FUNCTION korpsmonitor.eis_apparaat(ik korpsmonitor.gebruiker, dit text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden apparaat;
BEGIN
    SELECT * INTO gevonden FROM apparaat WHERE device = dit;
    IF NOT FOUND OR gevonden.login IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'apparaat_onbekend';
    ELSIF gevonden.login <> ik.login THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'apparaat_ander';
    ELSIF gevonden.ingetrokken IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'apparaat_ingetrokken';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION korpsmonitor.eis_monitor(gevraagd text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    hier text := (SELECT monitor FROM stand);
BEGIN
    IF hier = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'monitor_ontbreekt';
    ELSIF hier IS DISTINCT FROM gevraagd THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'monitor_ander';
    END IF;
END $$;

-- The number of the schema and the monitor that is kept here: asked before anything else, and never of another shape.
CREATE OR REPLACE FUNCTION korpsmonitor.kenmerk(OUT versie integer, OUT monitor text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
    SELECT (SELECT max(nummer) FROM versie), CASE WHEN ziet_algemeen() THEN (SELECT monitor FROM stand) END
$$;

CREATE OR REPLACE FUNCTION korpsmonitor.begin(
    dit_monitor text, dit text,
    OUT epoch text, OUT zicht text, OUT volg bigint, OUT rol text, OUT team text, OUT partijen text[],
    OUT algemeen text[], OUT soorten text[], OUT behalve text[]
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    ik gebruiker := wie();
BEGIN
    PERFORM eis_monitor(dit_monitor);
    -- Who only reads writes no chain.
    IF ik.rol <> 'lezer' THEN
        PERFORM eis_apparaat(ik, dit);
        UPDATE apparaat SET gezien = now() WHERE device = dit;
    END IF;
    epoch := korpsmonitor.epoch();
    volg := (SELECT s.volg FROM stand s);
    rol := ik.rol;
    team := coalesce(ik.team, '');
    partijen := mijn_partijen();
    zicht := CASE WHEN ziet_alles() THEN 'alles' ELSE 'korpsen ' || array_to_string(partijen, ' ') END;
    algemeen := (SELECT coalesce(array_agg(naam), '{}') FROM soort WHERE algemeen_van_teams);
    soorten := (SELECT coalesce(array_agg(naam), '{}') FROM soort WHERE van_dossier);
    behalve := (SELECT coalesce(array_agg(naam), '{}') FROM soort WHERE alleen_coordinator AND ik.rol <> 'coordinator');
END $$;

-- Registers a device with this login. The first monitor that a coördinator brings is the one that is kept here.
CREATE OR REPLACE FUNCTION korpsmonitor.meld_aan(dit_monitor text, dit text, deze_naam text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    ik gebruiker := wie();
BEGIN
    IF ik.rol = 'lezer' THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'lezer';
    ELSIF dit !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' OR deze_naam !~ '^[^[:cntrl:]]{0,200}$'
            OR dit_monitor !~ '^[^[:cntrl:]]{1,200}$' THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'naam';
    END IF;
    IF ik.rol = 'coordinator' THEN
        UPDATE stand SET monitor = dit_monitor WHERE monitor = '';
    END IF;
    PERFORM eis_monitor(dit_monitor);
    -- A chain that somebody began is given to a login by the administrator, not taken.
    INSERT INTO apparaat (device, login, naam) VALUES (dit, ik.login, deze_naam) ON CONFLICT (device) DO UPDATE
    SET naam = excluded.naam WHERE apparaat.login = ik.login;
    IF EXISTS (SELECT FROM apparaat WHERE device = dit AND login IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'apparaat_zonder_login';
    END IF;
    PERFORM eis_apparaat(ik, dit);
END $$;

-- Whether a login may bring what a device wrote: its own; a coördinator also of devices that no login (any more) brings.
CREATE OR REPLACE FUNCTION korpsmonitor.mag_brengen(ik korpsmonitor.gebruiker, van korpsmonitor.apparaat) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT ik.rol <> 'lezer' AND CASE
        WHEN van.login = ik.login AND van.ingetrokken IS NULL THEN true
        -- Not their own: whoever has a laptop that was withdrawn may have its password too.
        ELSE ik.rol = 'coordinator' AND (
            van.login IS NULL OR van.ingetrokken IS NOT NULL AND van.login <> ik.login
        ) END
$$;

-- The ends of the chains that this login may bring; of ``gevraagd`` also those of which nothing is here yet.
CREATE OR REPLACE FUNCTION korpsmonitor.einden(gevraagd text[])
RETURNS TABLE (device text, dseq bigint, hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    ik gebruiker := wie();
BEGIN
    RETURN QUERY SELECT a.device, a.dseq, a.hash FROM apparaat a WHERE mag_brengen(ik, a);
    IF ik.rol = 'coordinator' THEN
        RETURN QUERY SELECT DISTINCT g, 0::bigint, repeat('0', 64) FROM unnest(gevraagd) g
        WHERE NOT EXISTS (SELECT FROM apparaat a WHERE a.device = g);
    END IF;
END $$;
