"""What can go wrong around the program, done on purpose: see ``make fouten`` and docs/betrouwbaarheid.md."""
