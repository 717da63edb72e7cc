"""Who was given what, and what became of it: teams, cases, items, counters, collections."""
