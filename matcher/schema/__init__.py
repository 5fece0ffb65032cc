"""The border: YAML and JSON to and from the model."""
