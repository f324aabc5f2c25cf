"""The only user of python-docx: writes drafts and reads returned files."""
