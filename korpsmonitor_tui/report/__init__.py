"""Overview tables and consistency checks: domain values in, tables of text out; no Word and no SQL."""
