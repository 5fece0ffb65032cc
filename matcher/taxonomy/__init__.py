"""Load, check, show and search the skill taxonomy."""
