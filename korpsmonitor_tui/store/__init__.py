"""Events on an encrypted SQLite file, and the tables derived from them: the only user of the SQLite driver."""
