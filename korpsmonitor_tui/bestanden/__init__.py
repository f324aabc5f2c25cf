"""The archive guard and atomic writing of files."""
