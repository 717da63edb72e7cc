"""Who was given what, and what became of it: shortlists, teams, cases, items, counters."""
