"""The rules of the monitor: standard library only, frozen values, no I/O."""
