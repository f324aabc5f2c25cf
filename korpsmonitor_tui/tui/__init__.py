"""The Textual screens: show what services read, and call them."""
