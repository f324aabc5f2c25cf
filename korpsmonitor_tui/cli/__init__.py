"""Click commands: thin, rendering only."""
