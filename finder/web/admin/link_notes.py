"""What was found behind a link, in words."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from finder.directory.links.findings import Finding, read_findings
from finder.directory.links.mending import Trouble, trouble_of
from finder.i18n import format_date, gettext, ngettext
from finder.vocabulary import LinkOutcome, mark
from finder.web.requests import get_session

# Heading and what to do, for each list of links.
HEADINGS = {
    Trouble.DEAD: (
        mark("Links that do not work"),
        mark("Find the page that took its place, and put it in. Or close what has ended."),
    ),
    Trouble.MISSING: (
        mark("Not there when we looked"),
        mark("That may pass. Only what is missing on three days counts as a link that is dead."),
    ),
    Trouble.BAD_CERTIFICATE: (
        mark("The certificate is not right"),
        mark("Browsers may warn people there. Open it yourself and see."),
    ),
    Trouble.NOT_FOLLOWED: (
        mark("They lead where we do not follow"),
        mark("To a private network, or to something that is no web page. Open it and see."),
    ),
    Trouble.MOVED: (
        mark("Moved for good"),
        mark("The links lead on. Look where, and put the new one in when you have a minute."),
    ),
    Trouble.UNKNOWN: (
        mark("We could not tell"),
        mark("Many sites do not answer machines. These links may well work: open them and see."),
    ),
}


@dataclass(frozen=True, slots=True)
class LinkNote:
    """What stands beside a link; `moved_to` is where it leads for good."""

    words: str
    moved_to: str | None
    trouble: Trouble | None


def headings() -> dict[Trouble, tuple[str, str]]:
    """Give what each list of links is called, and what to do about it."""
    return {one: (gettext(name), gettext(hint)) for one, (name, hint) in HEADINGS.items()}


def note_of(finding: Finding) -> LinkNote:
    """Give the words for what was found."""
    return LinkNote(_words(finding), finding.moved_to, trouble_of(finding))


def note_on(url: str | None) -> LinkNote | None:
    """Give the words for what was found behind a link, None where nobody looked yet."""
    found = read_findings(get_session(), [url]).get(url or "")
    return note_of(found) if found is not None else None


def _leads_home(finding: Finding) -> bool:
    """Say whether a page moved to the front page of a site, as many do that are gone."""
    before, after = (urlsplit(one or "").path.strip("/") for one in (finding.url, finding.moved_to))
    return bool(before) and not after


def _words(finding: Finding) -> str:
    day = format_date(finding.checked_at.date())
    if finding.is_dead and finding.failing_since is not None:
        since = format_date(finding.failing_since.date())
        return ngettext(
            "Does not work: not there on %(num)s day since %(since)s.",
            "Does not work: not there on %(num)s days since %(since)s.",
            finding.days_gone,
            since=since,
        )
    match finding.outcome:
        case LinkOutcome.FINE:
            return gettext("It worked on %(day)s.", day=day)
        case LinkOutcome.MOVED if _leads_home(finding):
            return gettext("It leads to a front page now: the page may be gone. %(day)s.", day=day)
        case LinkOutcome.MOVED:
            return gettext("It has moved for good, seen on %(day)s.", day=day)
        case LinkOutcome.GONE:
            return gettext("The page was not there on %(day)s. That may pass.", day=day)
        case LinkOutcome.NO_HOST:
            return gettext("There was no site of this name on %(day)s. That may pass.", day=day)
        case LinkOutcome.REFUSED:
            return gettext("The site let no machine look on %(day)s. Open it yourself.", day=day)
        case LinkOutcome.BAD_CERTIFICATE:
            return gettext("Its certificate was not right on %(day)s.", day=day)
        case LinkOutcome.NOT_FOLLOWED:
            return gettext("It led where we do not follow, on %(day)s.", day=day)
        case LinkOutcome.NO_ANSWER:
            return gettext("No answer that we understand, on %(day)s. It may work.", day=day)
