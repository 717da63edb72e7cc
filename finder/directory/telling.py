"""What a version did, in one line that a person reads."""

from collections.abc import Iterable

from sqlmodel import Session

from finder.directory.comparing import compare
from finder.directory.drafts import TYPED_BY
from finder.directory.proposals import PROPOSED_BY
from finder.directory.revisions import Version, read_versions_before
from finder.i18n import gettext, ngettext
from finder.vocabulary import Origin, mark

# More fields than these are counted and not named.
MOST_NAMED = 3
ADDED = {
    Origin.SEED: mark("Added with the starter directory"),
    Origin.IMPORT: mark("Added by an import"),
    Origin.ORGANIZATION: mark("Added on the word of the organisation"),
    Origin.STAFF: mark("Added"),
}


def tell(version: Version, before: Version | None) -> str:
    """Give what a version did beside the one before, None for the first: its reason, or its fields.

    Who typed what somebody else published stands behind what was done.
    """
    reason = version.reason or ""
    if version.taken_out:
        return _with(gettext("Taken out of the directory"), reason)
    if before is None or before.taken_out:
        words = ADDED[version.origin] if version.version == 1 else mark("Put back")
        return _with(gettext(words), reason)
    if reason and not reason.startswith((TYPED_BY, PROPOSED_BY)):
        return reason
    return _with(_changed(version, before), reason)


def tell_all(session: Session, versions: Iterable[Version]) -> list[str]:
    """Give what each of some versions did, in their order."""
    versions = list(versions)
    before = read_versions_before(session, versions)
    return [tell(one, before.get((one.entity, one.entity_id, one.version))) for one in versions]


def _changed(version: Version, before: Version) -> str:
    """Name the fields that differ."""
    if version.record is None or before.record is None:
        return gettext("Changed")
    labels = [change.label for change in compare(before.record, version.record)]
    if not labels:
        return gettext("Nothing that people read was changed")
    named, more = labels[:MOST_NAMED], len(labels) - MOST_NAMED
    if more > 0:
        named.append(ngettext("%(num)s more", "%(num)s more", more))
    return gettext("Changed: %(fields)s", fields=", ".join(named))


def _with(words: str, reason: str) -> str:
    return f"{words}. {reason}" if reason else words
