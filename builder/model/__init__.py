"""The frozen model between readers and writers; imports the standard library and spans only."""
