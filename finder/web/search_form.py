"""The search form: reads every parameter strictly and says what it left out; it never fails."""

from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form

from finder.i18n import current_language, language_name
from finder.search.filters import BY_KEY, FILTERS, Filter
from finder.search.lexicon import is_reading
from finder.search.request import (
    FURTHEST_KILOMETRES,
    LAST_PAGE,
    LONGEST_TEXT,
    Problem,
    SearchRequest,
    Sort,
)
from finder.web.countries import home_country, known_country
from finder.web.inputs import (
    NotAWholeNumberError,
    TooHighError,
    TooLowError,
    read_whole_number,
    said,
    without_blanks,
)

USUAL_LIMIT = 10
HIGHEST_LIMIT = 100
MOST_VALUES = 40
ORDERS = {order.value: order for order in Sort}


class Asked(Field):
    """A parameter of an address: `data` is what can be used, `left_out` what cannot and why."""

    def __init__(self, label: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.left_out: list[Problem] = []

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the values strictly; several different ones where one counts are said."""
        values = without_blanks(valuelist)
        if not values:
            return
        if len(values) > 1:
            self._leave_out("repeated", values[1])
        self.read(values[0])

    def read(self, text: str) -> None:
        """Read one cleaned value that is not empty."""
        raise NotImplementedError

    def _leave_out(self, kind: str, value: str) -> None:
        self.left_out.append(Problem(kind, self.short_name, said(value)))


class Words(Asked):
    """Words of any kind, cut where they are too long."""

    def read(self, text: str) -> None:
        """Keep the words."""
        self.data = text[:LONGEST_TEXT].strip()
        if len(text) > LONGEST_TEXT:
            self._leave_out("too_long", text)


class WholeNumber(Asked):
    """A whole number in a range; what lies outside is left out, or the highest one is taken."""

    def __init__(
        self, lowest: int, highest: int, *, take_highest: bool = False, **options: Any
    ) -> None:
        super().__init__(**options)
        self._range = (lowest, highest)
        self._take_highest = take_highest

    def read(self, text: str) -> None:
        """Keep the number, if it is one."""
        try:
            self.data = read_whole_number(text, *self._range)
        except NotAWholeNumberError:
            self._leave_out("not_a_number", text)
        except TooLowError:
            self._leave_out("out_of_range", text)
        except TooHighError:
            if self._take_highest:
                self.data = self._range[1]
            else:
                self._leave_out("out_of_range", text)


class Switch(Asked):
    """Something that is asked for with a 1, and else is not."""

    def read(self, text: str) -> None:
        """Keep the 1."""
        self.data = text == "1"
        if text not in ("0", "1"):
            self._leave_out("unknown_value", text)


class Country(Asked):
    """One of the countries that the directory serves."""

    def read(self, text: str) -> None:
        """Keep the country's two letters."""
        self.data = known_country(text)
        if self.data is None:
            self._leave_out("unknown_value", text)


class Order(Asked):
    """One of the orders of results."""

    def read(self, text: str) -> None:
        """Keep the order."""
        self.data = ORDERS.get(text)
        if self.data is None:
            self._leave_out("unknown_value", text)


class Values(Asked):
    """Values of one filter, as many as are asked for."""

    def __init__(self, one: Filter, **options: Any) -> None:
        super().__init__(one.label, **options)
        self._filter = one

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep the values that the filter knows."""
        values = without_blanks(valuelist)
        known = [value for value in values if self._is_known(value)]
        for value in values:
            if value not in known:
                self._leave_out("unknown_value", value)
        if len(known) > MOST_VALUES:
            self._leave_out("too_many", known[MOST_VALUES])
        self.data = tuple(known[:MOST_VALUES])

    def _is_known(self, value: str) -> bool:
        if not self._filter.accepts(value):
            return False
        return self._filter.values is not None or language_name(value) is not None


class Unread(Asked):
    """What the words were read as and do not mean, such as "need.lodging"."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep the readings that there are."""
        self.data = tuple(dict.fromkeys(filter(is_reading, without_blanks(valuelist))))[
            :MOST_VALUES
        ]
        for value in without_blanks(valuelist):
            if value not in self.data:
                self._leave_out("unknown_value", value)


class SearchForm(Form):
    """What may be asked of the finder, filters included: one field for each of the registry."""

    q = Words()
    near = Words()
    within = WholeNumber(1, FURTHEST_KILOMETRES)
    country = Country()
    sort = Order()
    page = WholeNumber(1, LAST_PAGE, take_highest=True)
    exact = Switch()
    unread = Unread()
    explain = Switch()

    @classmethod
    def of(cls, query: "MultiDict[str, str]") -> "SearchForm":
        """Give the form with the parameters of a query string read."""
        return cls(query)

    def to_request(self, limit: int = USUAL_LIMIT) -> SearchRequest:
        """Give the question as one frozen value, with everything that was left out."""
        problems = tuple(problem for field in self for problem in getattr(field, "left_out", ()))
        return SearchRequest(
            text=self.q.data or "",
            near=self.near.data or "",
            within=self.within.data,
            country=self.country.data or home_country(),
            country_chosen=self.country.data is not None,
            chosen={key: values for key in BY_KEY if (values := self[key].data)},
            sort=self.sort.data or Sort.BEST,
            reader=current_language(),
            exact=bool(self.exact.data),
            unread=self.unread.data or (),
            explain=bool(self.explain.data),
            page=self.page.data or 1,
            limit=limit,
            problems=problems,
        )


for _filter in FILTERS:
    setattr(SearchForm, _filter.key, Values(_filter))
