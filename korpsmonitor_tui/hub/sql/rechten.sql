-- Who may call and read what. Everything else is refused to everybody but the owner.

REVOKE ALL ON ALL TABLES IN SCHEMA korpsmonitor FROM PUBLIC, korpsmonitor_gebruiker;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA korpsmonitor FROM PUBLIC, korpsmonitor_gebruiker;
REVOKE ALL ON SCHEMA korpsmonitor FROM PUBLIC, korpsmonitor_gebruiker;
GRANT USAGE ON SCHEMA korpsmonitor TO korpsmonitor_gebruiker;
GRANT SELECT ON korpsmonitor.event TO korpsmonitor_gebruiker;
GRANT EXECUTE ON FUNCTION
    korpsmonitor.kenmerk(), korpsmonitor.begin(text, text), korpsmonitor.meld_aan(text, text, text),
    korpsmonitor.einden(text[]), korpsmonitor.open_aanbod(), korpsmonitor.neem_aanbod(),
    korpsmonitor.haal(bigint, integer, text, bigint),
    korpsmonitor.ziet_alles(), korpsmonitor.ziet_algemeen(), korpsmonitor.mijn_partijen()
TO korpsmonitor_gebruiker;
