"""Every reader of files from outside, fed with what no program would write."""
