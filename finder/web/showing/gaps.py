"""What we do not know of a service, in one line: so it can be asked."""

from finder.directory.reading import ServicePage
from finder.i18n import gettext, join_and
from finder.vocabulary import IN_PERSON, Cost, Reach
from finder.web.showing.hours import hours_words

# Ways of taking part that have hours: somebody is there, or not.
WITH_HOURS = frozenset({IN_PERSON, "phone", "video", "live_online_group", "text_chat"})


def gaps_of(page: ServicePage) -> tuple[str, ...]:
    """Give what we do not know and somebody will want to, in a word each."""
    record, gaps = page.record, []
    if not record.delivery_modes and record.fund_status is None:
        gaps.append(gettext("how you take part"))
    if not hours_words(record) and WITH_HOURS.intersection(record.delivery_modes):
        gaps.append(gettext("hours"))
    if record.reach is Reach.SITE and not (record.locations or page.has_confidential_location):
        gaps.append(gettext("the address"))
    if not record.award and not any(one is not Cost.UNKNOWN for one in record.cost_options):
        gaps.append(gettext("cost"))
    if not record.languages:
        gaps.append(gettext("languages"))
    return tuple(gaps)


def unknown_words(page: ServicePage, *, can_ask: bool) -> str | None:
    """Give what we do not know in one line, so that it can be asked where somebody can be."""
    gaps = gaps_of(page)
    if not gaps:
        return None
    if can_ask:
        return gettext("We do not know: %(things)s. Ask them.", things=join_and(gaps))
    return gettext("We do not know: %(things)s.", things=join_and(gaps))
