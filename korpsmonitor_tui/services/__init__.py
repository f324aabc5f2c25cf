"""One module per use case, the transaction boundary; called by tui and cli alike."""
