"""Do the links of the directory still work? Looked at by a machine, which confirms nothing."""
