"""Does a web page answer? Asked politely, briefly, and never inside our own network."""

from finder.fetching.asking import Answer, Asker, name_to_give

__all__ = ["Answer", "Asker", "name_to_give"]
