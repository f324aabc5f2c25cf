"""Speed as ratios measured in one run: machines are shared and noisy, so absolute times mean little."""
