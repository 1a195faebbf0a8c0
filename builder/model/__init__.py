"""The frozen model that readers make and writers read; it imports the standard library and spans only."""
