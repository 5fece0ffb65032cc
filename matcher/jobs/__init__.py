"""Job descriptions become requirements."""
