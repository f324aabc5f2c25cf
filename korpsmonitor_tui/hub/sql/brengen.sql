-- Bringing: COPY into a staging table that belongs to the owner, then one call that verifies and takes everything in.

-- The staging table of this session, empty. It is made here, never by the client: a table or view of the client's own
-- with this name would have its code run as the owner. So whose it is is looked at every time.
CREATE OR REPLACE FUNCTION korpsmonitor.eis_eigen_aanbod() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_class c WHERE c.oid = to_regclass('pg_temp.aanbod')
        AND c.relkind = 'r' AND c.relowner = 'korpsmonitor_eigenaar'::regrole AND c.relnamespace = pg_my_temp_schema()
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'aanbod';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION korpsmonitor.open_aanbod() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    ik gebruiker := wie();
BEGIN
    IF to_regclass('pg_temp.aanbod') IS NULL THEN
        CREATE TEMPORARY TABLE aanbod (
            device text COLLATE "C" NOT NULL, dseq bigint NOT NULL, id text COLLATE "C" NOT NULL,
            handeling text COLLATE "C" NOT NULL, lamport bigint NOT NULL, editie text COLLATE "C" NOT NULL,
            team text COLLATE "C" NOT NULL, actor text COLLATE "C" NOT NULL, tijd text COLLATE "C" NOT NULL,
            soort text COLLATE "C" NOT NULL, entiteit text COLLATE "C" NOT NULL, veld text COLLATE "C" NOT NULL,
            operatie text COLLATE "C" NOT NULL, vorm bigint NOT NULL, ouders text COLLATE "C" NOT NULL,
            payload_hash text COLLATE "C" NOT NULL, vorige text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL,
            salt text COLLATE "C" NOT NULL, payload text COLLATE "C"
        ) ON COMMIT PRESERVE ROWS;
        -- It is read at once and thrown away: not worth compressing.
        ALTER TABLE pg_temp.aanbod ALTER COLUMN payload SET STORAGE EXTERNAL;
        GRANT INSERT ON pg_temp.aanbod TO korpsmonitor_gebruiker;
    ELSE
        PERFORM eis_eigen_aanbod();
        IF EXISTS (SELECT FROM pg_temp.aanbod) THEN
            TRUNCATE pg_temp.aanbod;
        END IF;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION korpsmonitor.weiger(reden text, event text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF reden IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'KM002', MESSAGE = reden, DETAIL = coalesce(event, '');
    END IF;
END $$;

-- Whether JSON is nested deeper than domain/event.DIEPSTE, where laptops do not read it any more: innermost brackets are
-- taken away a level at a time.
CREATE OR REPLACE FUNCTION korpsmonitor.is_te_diep(payload text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    haken text;
BEGIN
    IF length(payload) - length(translate(payload, '[{', '')) <= 100 THEN
        RETURN false;
    END IF;
    haken := regexp_replace(regexp_replace(payload, '"(\\.|[^"\\])*"', '', 'g'), '[^][{}]', '', 'g');
    FOR _ IN 1..100 LOOP
        EXIT WHEN haken = '';
        haken := regexp_replace(haken, '\[\]|\{\}', '', 'g');
    END LOOP;
    RETURN haken <> '';
END $$;

-- A payload that can be read as JSON here: NUL and halves of a UTF-16 pair, which Python holds and text here cannot,
-- become U+FFFD. No dossier and no id has those.
CREATE OR REPLACE FUNCTION korpsmonitor.leesbaar(payload text) RETURNS json
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN strpos(payload, '\u') = 0 THEN payload ELSE regexp_replace(
        payload, '\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\\ufffd', 'g'
    ) END::json
$$;

-- The attribute of a creation, deletion or restoration that says to which dossier the entity belongs; NULL if it has
-- none. Raises KM002 for what laptops would read otherwise than we do, data_exception for what is no JSON.
CREATE OR REPLACE FUNCTION korpsmonitor.dossier_uit(payload text, event text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    gegevens CONSTANT json := korpsmonitor.leesbaar(payload);
    gezegd json;
    dossier text;
BEGIN
    IF korpsmonitor.is_te_diep(payload) THEN
        PERFORM korpsmonitor.weiger('json', event);
    ELSIF json_typeof(gegevens) <> 'object' THEN
        RETURN NULL;
    END IF;
    gezegd := gegevens -> 'dossier';
    dossier := gezegd #>> '{}';
    IF dossier IS NULL OR dossier = '' AND json_typeof(gezegd) = 'string' THEN
        RETURN dossier;
    -- U+FFFD may stand for what laptops read otherwise.
    ELSIF json_typeof(gezegd) <> 'string' OR length(dossier) > 400 OR strpos(dossier, chr(65533)) > 0
            OR dossier !~ '^[^[:cntrl:]/]+/[^[:cntrl:]/?]{1,100}$' THEN
        PERFORM korpsmonitor.weiger('dossier', event);
    END IF;
    RETURN dossier;
END $$;

-- An id from where it says of which dossier it is, if it does: a blind score is of a weegsessie first.
CREATE OR REPLACE FUNCTION korpsmonitor.vanaf_dossier(entiteit text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(entiteit, '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/|psg-([a-z]+:)?)', '')
$$;

-- Whether an entity with this id can be of this dossier; as domain/hub.past_bij_dossier. Every laptop would choose the
-- same id for what there is one of in a dossier: whoever could take it for another would keep its own team from it.
CREATE OR REPLACE FUNCTION korpsmonitor.past_bij_dossier(entiteit text, dossier text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT strpos(entiteit, '/') = 0 OR dossier = ''
        OR starts_with(korpsmonitor.vanaf_dossier(entiteit) || '/', dossier || '/')
$$;

-- What can be said of an event by looking at it alone.
CREATE OR REPLACE FUNCTION korpsmonitor.keur_vorm(hoogste_lamport bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    uuid CONSTANT text := '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
    gevonden record;
BEGIN
    SELECT id, reden INTO gevonden FROM (
        SELECT id, lamport, device, dseq, CASE
            WHEN id !~ uuid OR octet_length(handeling) > 100 OR octet_length(soort) NOT BETWEEN 1 AND 100
                OR octet_length(entiteit) NOT BETWEEN 1 AND 1000 OR octet_length(veld) > 300 OR octet_length(tijd) > 100
                OR octet_length(operatie) > 100 OR octet_length(editie) > 1000 OR octet_length(team) > 1000
                OR octet_length(actor) > 1000 OR octet_length(payload_hash) <> 64 OR octet_length(ouders) > 1000000 OR octet_length(payload) > 100000000
                OR (veld = '') <> (operatie IN ('maak', 'verwijder', 'herstel')) THEN 'vorm'
            WHEN dseq NOT BETWEEN 1 AND 1::bigint << 62 OR vorm NOT BETWEEN 0 AND 1::bigint << 62
                -- Beyond what is plausible every laptop that took it in could soon count no further.
                OR lamport NOT BETWEEN 1 AND hoogste_lamport + 10000000 THEN 'nummer'
            WHEN hash <> encode(sha256(convert_to(concat(
                octet_length(device), ':', device, octet_length(dseq::text), ':', dseq, octet_length(id), ':', id,
                octet_length(handeling), ':', handeling, octet_length(lamport::text), ':', lamport,
                octet_length(editie), ':', editie, octet_length(team), ':', team, octet_length(actor), ':', actor,
                octet_length(tijd), ':', tijd, octet_length(soort), ':', soort, octet_length(entiteit), ':', entiteit,
                octet_length(veld), ':', veld, octet_length(operatie), ':', operatie, octet_length(vorm::text), ':', vorm,
                octet_length(ouders), ':', ouders, octet_length(payload_hash), ':', payload_hash,
                octet_length(vorige), ':', vorige
            ), 'UTF8')), 'hex') THEN 'hash'
            WHEN payload IS NOT NULL AND (salt !~ '^[0-9a-f]{32}$'
                OR payload_hash <> encode(sha256(convert_to(salt || payload, 'UTF8')), 'hex')) THEN 'payload'
        END AS reden FROM pg_temp.aanbod
    ) gekeurd WHERE reden IS NOT NULL ORDER BY lamport, device, dseq LIMIT 1;
    PERFORM weiger(gevonden.reden, gevonden.id);
END $$;

-- Each chain goes on where it ended, and its device is this login's to bring. The caller holds `stand`.
CREATE OR REPLACE FUNCTION korpsmonitor.keur_ketens(ik korpsmonitor.gebruiker) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden record;
BEGIN
    IF ik.rol = 'coordinator' THEN
        INSERT INTO apparaat (device) SELECT device FROM (SELECT DISTINCT device FROM pg_temp.aanbod OFFSET 0) nieuw
        WHERE device ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' ON CONFLICT DO NOTHING;
    END IF;
    PERFORM FROM apparaat WHERE device IN (SELECT device FROM pg_temp.aanbod) ORDER BY device FOR UPDATE;
    SELECT b.id INTO gevonden FROM pg_temp.aanbod b
    WHERE b.device NOT IN (SELECT a.device FROM apparaat a WHERE mag_brengen(ik, a))
    ORDER BY b.lamport, b.device, b.dseq LIMIT 1;
    IF FOUND THEN
        PERFORM weiger('apparaat', gevonden.id);
    END IF;
    -- What is here already is passed over: a batch that was cut off may come again.
    DELETE FROM pg_temp.aanbod b USING event e, apparaat a WHERE a.device = b.device AND b.dseq <= a.dseq
    AND e.device = b.device AND e.dseq = b.dseq AND e.hash = b.hash;
    SELECT id, reden INTO gevonden FROM (
        SELECT id, lamport, device, dseq, CASE
            WHEN dseq <= einde THEN 'vork'
            WHEN dseq <> coalesce(voor_dseq, einde) + 1 THEN 'gat'
            WHEN vorige <> coalesce(voor_hash, eind_hash) THEN 'vorige'
        END AS reden FROM (
            SELECT b.id, b.lamport, b.device, b.dseq, b.vorige, a.dseq AS einde, a.hash AS eind_hash,
                lag(b.dseq) OVER keten AS voor_dseq, lag(b.hash) OVER keten AS voor_hash
            FROM pg_temp.aanbod b JOIN apparaat a USING (device)
            WINDOW keten AS (PARTITION BY b.device ORDER BY b.dseq)
        ) geplaatst
    ) gekeurd WHERE reden IS NOT NULL ORDER BY lamport, device, dseq LIMIT 1;
    PERFORM weiger(gevonden.reden, gevonden.id);
END $$;

-- What an event builds on is here or comes with it, is of the same entity, and lies before it: whoever fetches from here
-- never waits for a parent.
CREATE OR REPLACE FUNCTION korpsmonitor.keur_ouders() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden record;
BEGIN
    SELECT kind.id, CASE
        WHEN coalesce(e.id, b.id) IS NULL THEN 'ouder_ontbreekt' ELSE 'ouder' END AS reden
    INTO gevonden FROM (
        SELECT id, soort, entiteit, lamport, device, dseq, unnest(string_to_array(ouders, ' ')) AS ouder
        FROM pg_temp.aanbod WHERE ouders <> ''
    ) kind
    -- OFFSET 0: by its index, one at a time, however much there is already.
    LEFT JOIN LATERAL (
        SELECT e.id, e.soort, e.entiteit, e.lamport FROM event e WHERE e.id = kind.ouder OFFSET 0
    ) e ON true
    LEFT JOIN pg_temp.aanbod b ON b.id = kind.ouder
    WHERE coalesce(e.id, b.id) IS NULL OR coalesce(e.lamport, b.lamport) >= kind.lamport
        OR coalesce(e.soort, b.soort) <> kind.soort OR coalesce(e.entiteit, b.entiteit) <> kind.entiteit
    ORDER BY kind.lamport, kind.device, kind.dseq LIMIT 1;
    IF FOUND THEN
        PERFORM weiger(gevonden.reden, gevonden.id);
    END IF;
    SELECT id INTO gevonden FROM pg_temp.aanbod b WHERE ouders LIKE '% %' AND ouders <> (
        SELECT string_agg(o.ouder, ' ') FROM (
            SELECT DISTINCT u.ouder COLLATE "C" AS ouder FROM unnest(string_to_array(b.ouders, ' ')) u (ouder) ORDER BY 1
        ) o
    ) LIMIT 1;
    IF FOUND THEN
        PERFORM weiger('ouder', gevonden.id);
    END IF;
END $$;

-- Names the event of which the payload is no JSON: together it is read ten times as fast as one by one.
CREATE OR REPLACE FUNCTION korpsmonitor.weiger_onleesbaar() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    deze record;
BEGIN
    FOR deze IN SELECT id, payload FROM pg_temp.aanbod WHERE veld = '' AND payload IS NOT NULL ORDER BY lamport, device, dseq
    LOOP
        BEGIN
            PERFORM dossier_uit(deze.payload, deze.id);
        EXCEPTION WHEN data_exception OR statement_too_complex OR program_limit_exceeded THEN
            PERFORM weiger('json', deze.id);
        END;
    END LOOP;
END $$;

-- To which dossier each entity belongs: its creation says it, once and for all.
CREATE OR REPLACE FUNCTION korpsmonitor.leg_dossiers_vast() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden record;
BEGIN
    WITH gezegd AS MATERIALIZED (
        SELECT b.id, b.soort, b.entiteit, b.lamport, b.device, b.dseq,
            -- Of what was destroyed before it came nobody knows whose it was; only who sees all may see what is left.
            CASE WHEN b.payload IS NULL THEN '?/?' ELSE dossier_uit(b.payload, b.id) END AS dossier
        FROM pg_temp.aanbod b WHERE b.veld = ''
    ), nieuw AS (
        INSERT INTO entiteit AS t (soort, entiteit, dossier, partij)
        SELECT DISTINCT ON (soort, entiteit) soort, entiteit, coalesce(dossier, ''),
            regexp_replace(coalesce(dossier, ''), '^.*/', '')
        FROM gezegd ORDER BY soort, entiteit, dossier IS NOT DISTINCT FROM '?/?', lamport, device, dseq
        -- Begun anew after its destruction it says whose it is.
        ON CONFLICT (soort, entiteit) DO UPDATE SET dossier = excluded.dossier, partij = excluded.partij
        WHERE t.dossier = '?/?' AND excluded.dossier <> '?/?' RETURNING t.soort, t.entiteit, t.dossier
    )
    SELECT g.id INTO gevonden FROM gezegd g LEFT JOIN nieuw n USING (soort, entiteit)
    LEFT JOIN entiteit t USING (soort, entiteit)
    WHERE g.dossier <> coalesce(n.dossier, t.dossier) AND g.dossier <> '?/?'
    ORDER BY g.lamport, g.device, g.dseq LIMIT 1;
    IF FOUND THEN
        PERFORM weiger('verplaatst', gevonden.id);
    END IF;
    SELECT b.id INTO gevonden FROM pg_temp.aanbod b JOIN entiteit t USING (soort, entiteit)
    WHERE b.veld = '' AND t.dossier <> '?/?' AND NOT past_bij_dossier(b.entiteit, t.dossier)
    ORDER BY b.lamport, b.device, b.dseq LIMIT 1;
    IF FOUND THEN
        PERFORM weiger('kenmerk', gevonden.id);
    END IF;
EXCEPTION WHEN data_exception OR statement_too_complex OR program_limit_exceeded THEN
    PERFORM weiger_onleesbaar();
    RAISE;
END $$;

-- Whether this login may write where its events belong.
CREATE OR REPLACE FUNCTION korpsmonitor.keur_rechten(ik korpsmonitor.gebruiker) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden record;
    alles CONSTANT boolean := ik.rol IN ('auditor', 'coordinator');
    partijen CONSTANT text[] := mijn_partijen();
BEGIN
    SELECT id, reden INTO gevonden FROM (
        SELECT b.id, b.lamport, b.device, b.dseq, CASE
            WHEN t.entiteit IS NULL THEN 'entiteit'
            WHEN s.alleen_coordinator AND ik.rol <> 'coordinator' THEN 'soort'
            WHEN alles THEN NULL
            -- Destroyed before it came: there is nothing in it, and without it the rest of its chain could not come.
            WHEN t.partij = '?' AND b.payload IS NULL AND EXISTS (SELECT FROM vernietigd v WHERE v.event = b.id) THEN NULL
            -- Written later by who did not know of it: it stays for a person to destroy, unseen by other teams. What does
            -- not say whose it is has an id that only those know who saw it.
            WHEN t.partij = '?' AND s.van_dossier AND (
                strpos(b.entiteit, '/') = 0 OR split_part(vanaf_dossier(b.entiteit), '/', 2) = ANY (partijen)
            ) THEN NULL
            WHEN t.dossier = '' AND s.algemeen_van_teams IS NOT TRUE THEN 'soort'
            WHEN t.dossier <> '' AND t.partij <> ALL (partijen) THEN 'korps'
            WHEN t.dossier <> '' AND s.van_dossier IS NOT TRUE THEN 'soort'
        END AS reden FROM pg_temp.aanbod b LEFT JOIN entiteit t USING (soort, entiteit) LEFT JOIN soort s ON s.naam = b.soort
    ) gekeurd WHERE reden IS NOT NULL ORDER BY lamport, device, dseq LIMIT 1;
    PERFORM weiger(gevonden.reden, gevonden.id);
END $$;

-- What was destroyed by law: the texts of events that a vernietiging names go, those that are here and those that come.
CREATE OR REPLACE FUNCTION korpsmonitor.vernietig(ik korpsmonitor.gebruiker) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
DECLARE
    gevonden record;
    deze record;
BEGIN
    FOR deze IN SELECT id, entiteit, payload FROM pg_temp.aanbod
        WHERE soort = 'vernietiging' AND veld = '' AND operatie = 'maak' AND vorm <= 1 AND payload IS NOT NULL
    LOOP
        IF json_typeof(leesbaar(deze.payload) -> 'events') IS DISTINCT FROM 'array' THEN
            PERFORM weiger('json', deze.id);
        END IF;
        INSERT INTO vernietigd SELECT DISTINCT w #>> '{}', deze.entiteit
        FROM json_array_elements(leesbaar(deze.payload) -> 'events') w WHERE json_typeof(w) = 'string'
        ON CONFLICT (event) DO UPDATE SET vernietiging = least(vernietigd.vernietiging, excluded.vernietiging);
        UPDATE event e SET salt = '', payload = NULL FROM vernietigd v
        WHERE v.vernietiging = deze.entiteit AND e.id = v.event AND e.soort <> 'vernietiging' AND e.payload IS NOT NULL;
        DELETE FROM onverklaard o USING vernietigd v WHERE v.event = o.event;
    END LOOP;
    SELECT b.id INTO gevonden FROM pg_temp.aanbod b WHERE b.payload IS NULL AND (
        b.soort = 'vernietiging'
        OR ik.rol <> 'coordinator' AND NOT EXISTS (SELECT FROM vernietigd v WHERE v.event = b.id)
    ) ORDER BY b.lamport, b.device, b.dseq LIMIT 1;
    IF FOUND THEN
        PERFORM weiger('leeg', gevonden.id);
    END IF;
    INSERT INTO onverklaard SELECT b.id FROM pg_temp.aanbod b
    WHERE b.payload IS NULL AND NOT EXISTS (SELECT FROM vernietigd v WHERE v.event = b.id) ON CONFLICT DO NOTHING;
    UPDATE pg_temp.aanbod b SET salt = '', payload = NULL FROM vernietigd v
    WHERE v.event = b.id AND b.soort <> 'vernietiging' AND (b.payload IS NOT NULL OR b.salt <> '');
END $$;

-- Verifies what was offered and takes it in, all or nothing; returns how many events were new.
CREATE OR REPLACE FUNCTION korpsmonitor.neem_aanbod() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp
-- Compiling takes longer than what it would make faster.
SET jit = off SET work_mem = '64MB'  AS $$
DECLARE
    ik gebruiker := wie();
    aantal bigint;
    begin_volg bigint;
BEGIN
    IF ik.rol = 'lezer' THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'lezer';
    END IF;
    -- In a transaction that keeps seeing what was, rights that were taken away would still be there.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'aanbod';
    END IF;
    PERFORM eis_eigen_aanbod();
    SELECT count(*) INTO aantal FROM (SELECT FROM pg_temp.aanbod LIMIT 100001) geteld;
    IF aantal > 100000 THEN
        RAISE EXCEPTION USING ERRCODE = 'KM001', MESSAGE = 'te_groot';
    END IF;
    IF aantal > 1000 THEN
        -- How many rows there are the planner must know; of their columns nothing.
        ANALYZE pg_temp.aanbod (veld);
    END IF;
    PERFORM keur_vorm((SELECT lamport FROM stand));
    -- From here on one at a time, until the commit.
    SELECT volg INTO begin_volg FROM stand FOR UPDATE;
    PERFORM keur_ketens(ik);
    PERFORM keur_ouders();
    PERFORM leg_dossiers_vast();
    PERFORM keur_rechten(ik);
    PERFORM vernietig(ik);
    INSERT INTO event
    SELECT begin_volg + row_number() OVER (ORDER BY b.lamport, b.device, b.dseq),
        b.device, b.dseq, b.id, b.handeling, b.lamport, b.editie, b.team, b.actor, b.tijd, b.soort, b.entiteit, b.veld,
        b.operatie, b.vorm, b.ouders, b.payload_hash, b.vorige, b.hash, b.salt, b.payload, t.dossier, t.partij, ik.login
    FROM pg_temp.aanbod b JOIN entiteit t USING (soort, entiteit);
    GET DIAGNOSTICS aantal = ROW_COUNT;
    UPDATE apparaat a SET dseq = einde.dseq, hash = einde.hash, gezien = now() FROM (
        SELECT DISTINCT ON (device) device, dseq, hash FROM pg_temp.aanbod ORDER BY device, dseq DESC
    ) einde WHERE a.device = einde.device;
    UPDATE stand SET volg = begin_volg + aantal,
        lamport = greatest(lamport, (SELECT max(b.lamport) FROM pg_temp.aanbod b)) WHERE aantal > 0;
    TRUNCATE pg_temp.aanbod;
    RETURN aantal;
END $$;
