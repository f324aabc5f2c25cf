"""Readers of outside files: text in, domain values out; never writes the store."""
