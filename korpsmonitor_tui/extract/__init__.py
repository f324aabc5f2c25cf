"""From the text of minutes and transcripts to suggestions with their evidence; offline, and the same every time."""
