"""The registry of filters: one line each; form fields, facets, parameters and words follow."""

from dataclasses import dataclass

from finder.vocabulary import AUDIENCES, CANCERS, COSTS, DELIVERY_MODES, NEEDS, Taxonomy, mark


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its parameter, its words, and its closed list of values.

    Without a list (languages) the values are what the directory holds. Several values of one
    filter mean any of them; several filters mean all of them. A chosen value takes in all values
    below it in its tree. `label` heads the choices; `sentence` says what is chosen.
    """

    key: str
    label: str
    sentence: str
    values: Taxonomy | None = None

    def accepts(self, value: str) -> bool:
        """Say whether the value can be asked for at all."""
        if self.values is not None:
            return value in self.values
        return 2 <= len(value) <= 12 and value.replace("-", "").isalnum() and value.isascii()

    def family(self, value: str) -> tuple[str, ...]:
        """Give the value and all values that it takes in."""
        return self.values.family(value) if self.values is not None else (value,)


FILTERS = (
    Filter("need", mark("Kind of help"), mark("help with %(value)s"), NEEDS),
    Filter("mode", mark("How you take part"), mark("%(value)s"), DELIVERY_MODES),
    Filter("cancer", mark("Type of cancer"), mark("for %(value)s"), CANCERS),
    Filter("audience", mark("Who it is for"), mark("for %(value)s"), AUDIENCES),
    Filter("language", mark("Language"), mark("in %(value)s")),
    Filter("cost", mark("Cost"), mark("%(value)s"), COSTS),
)
BY_KEY = {one.key: one for one in FILTERS}
