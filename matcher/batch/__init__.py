"""Many files at once: find them, read each apart from the others, keep what is finished."""
