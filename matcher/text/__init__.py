"""Text that can be searched without losing where it came from."""
