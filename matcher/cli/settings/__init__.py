"""Settings: what holds for an option that is not on the command line, and where that comes from."""
