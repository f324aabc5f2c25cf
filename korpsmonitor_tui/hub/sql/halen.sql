-- Fetching: what a login may see whole, of the rest its place in its device's chain.

CREATE OR REPLACE FUNCTION korpsmonitor.haal(na bigint, hoogstens integer, merk text, ruimte bigint)
RETURNS TABLE (
    volg bigint, device text, dseq bigint, hash text, id text, handeling text, lamport bigint, editie text, team text,
    actor text, tijd text, soort text, entiteit text, veld text, operatie text, vorm bigint, ouders text,
    payload_hash text, vorige text, salt text, payload text, einde bigint
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, korpsmonitor, pg_temp AS $$
#variable_conflict use_column
DECLARE
    ik gebruiker := wie();
    alles CONSTANT boolean := ziet_alles();
    partijen CONSTANT text[] := mijn_partijen();
    laatste CONSTANT bigint := (SELECT s.volg FROM stand s);
    tot bigint;
BEGIN
    IF na > laatste OR merk <> '' AND merk IS DISTINCT FROM (SELECT e.hash FROM event e WHERE e.volg = na) THEN
        RAISE EXCEPTION USING ERRCODE = 'KM003', MESSAGE = 'plaats';
    END IF;
    -- At least one event, and no more than there is room for.
    SELECT max(r.volg) INTO tot FROM (
        SELECT v.volg, sum(v.grootte) OVER (ORDER BY v.volg) - v.grootte AS ervoor FROM (
            SELECT e.volg, coalesce(octet_length(e.payload), 0) AS grootte FROM event e
            WHERE e.volg > na ORDER BY e.volg LIMIT hoogstens
        ) v
    ) r WHERE r.ervoor <= ruimte;
    RETURN QUERY SELECT e.volg, e.device, e.dseq, e.hash, e.id, e.handeling, e.lamport, e.editie, e.team, e.actor, e.tijd,
        e.soort, e.entiteit, e.veld, e.operatie, e.vorm, e.ouders, e.payload_hash, e.vorige, e.salt, e.payload, laatste
    FROM event e WHERE e.volg > na AND e.volg <= tot AND (alles OR e.dossier = '' OR e.partij = ANY (partijen));
    IF NOT alles THEN
        RETURN QUERY SELECT e.volg, e.device, e.dseq, e.hash, NULL, NULL, NULL::bigint, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL::bigint, NULL, NULL, NULL, NULL, NULL, laatste
        FROM event e WHERE e.volg > na AND e.volg <= tot AND NOT (e.dossier = '' OR e.partij = ANY (partijen));
    END IF;
END $$;
