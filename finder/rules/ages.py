"""Ages as people write them, "18 to 39" or "under 40", read into the youngest and the oldest."""

import re
from dataclasses import dataclass

from finder.i18n import gettext
from finder.rules.typed import TypedError
from finder.text import fold, plain_letters

OLDEST = 120
ADULT = 18
YEARS = r"(?: ?(?:years?|yrs?|y)(?: olds?| of age)?| ?anos(?: de edad)?|s)?"
AGE = rf"(\d{{1,3}}){YEARS}"
ANY = frozenset(
    {"any", "any age", "all", "all ages", "everyone", "anyone", "no limit", "no age limit"}
    | {"todas las edades", "cualquier edad", "todos"}
)
# Each with what its first and second number are: the youngest, the oldest, or one above it.
FORMS = tuple(
    (re.compile(rf"(?:ages?d? |between |from |de |entre )?(?:{pattern})"), meaning)
    for pattern, meaning in (
        (rf"{AGE} ?(?:-|–|—|to|through|until|and|a|hasta|y) ?{AGE}", ("low", "high")),
        (rf"{AGE} ?(?:\+|plus|(?:and|or) (?:over|older|above|up|more)|upwards?|o mas|en adelante"
         r"|y mayores)", ("low",)),
        (rf"(?:over|from|at least|minimum|min|desde|a partir de|mayor(?:es)? de) {AGE}", ("low",)),
        (rf"{AGE} ?(?:(?:and|or) (?:under|younger|below|less)|o menos|y menores)", ("high",)),
        (rf"(?:up to|until|maximum|max|at most|hasta) {AGE}", ("high",)),
        (rf"(?:under|younger than|below|less than|menor(?:es)? de) {AGE}", ("above",)),
    )
)  # fmt: skip
WORDS = {
    "adults": (ADULT, None),
    "adults only": (ADULT, None),
    "adultos": (ADULT, None),
    "children": (None, ADULT - 1),
    "children only": (None, ADULT - 1),
    "minors": (None, ADULT - 1),
    "ninos": (None, ADULT - 1),
}


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and the oldest in whole years, each counted in; None where there is no limit."""

    minimum: int | None = None
    maximum: int | None = None

    @property
    def words(self) -> str:
        """Give the ages as they are typed and read again, empty without a limit."""
        if self.minimum is not None and self.maximum is not None:
            return gettext("%(low)s to %(high)s", low=self.minimum, high=self.maximum)
        if self.minimum is not None:
            return gettext("%(low)s and over", low=self.minimum)
        return gettext("%(high)s and under", high=self.maximum) if self.maximum is not None else ""

    @property
    def sentence(self) -> str:
        """Give whom we will show it to."""
        words = self.words
        return gettext("For people aged %(ages)s.", ages=words) if words else gettext("Any age.")


def read_ages(typed: str) -> Ages:
    """Give the ages that a text states; raises TypedError where it states others or none."""
    text = re.sub(r"\s+", " ", plain_letters(typed)).strip(" .")
    if fold(text) in ANY:
        return Ages()
    if text in WORDS:
        return Ages(*WORDS[text])
    for form, meaning in FORMS:
        found = form.fullmatch(text)
        if found is not None:
            numbers = dict(zip(meaning, map(int, found.groups()), strict=True))
            return _sensible(numbers)
    raise TypedError(gettext("Write ages such as “18 to 39”, “16 and over” or “under 40”."))


def _sensible(numbers: dict[str, int]) -> Ages:
    low, high = numbers.get("low"), numbers.get("high")
    if "above" in numbers:
        high = numbers["above"] - 1
    if any(age is not None and not 0 <= age <= OLDEST for age in (low, high)):
        raise TypedError(gettext("An age is a number of years from 0 to 120."))
    if low is not None and high is not None and low > high:
        raise TypedError(gettext("The first age is above the second. Turn them round."))
    return Ages(low, high)
