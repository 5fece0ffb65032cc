"""Terms that texts set beside known skills and that the taxonomy lacks."""
