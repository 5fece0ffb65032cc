"""Old Word documents, through other programs."""
