"""Where the work on files and profiles is done: by processes of this machine, or by those of a cluster."""
