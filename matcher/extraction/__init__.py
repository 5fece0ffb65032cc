"""Documents become candidate profiles."""
