"""Korpsmonitor: van vragenlijst tot definitief gespreksverslag, in de terminal."""

__version__ = "0.1.0"
