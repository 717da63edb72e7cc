"""What a page says when somebody else wrote the record meanwhile: both texts, nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from finder.directory.conflicts import EditConflictError
from finder.directory.labels import value_words
from finder.directory.records import OrganizationRecord, ServiceRecord
from finder.web.admin.kept import names_here


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What to tell at the form: per field that both changed, what stands in the directory now."""

    version: int
    theirs: Mapping[str, str]
    labels: tuple[str, ...]


def meanwhile(
    conflict: EditConflictError[ServiceRecord] | EditConflictError[OrganizationRecord],
) -> Meanwhile:
    """Give what the form shows, so that its next sending names the newer version."""
    clashes = conflict.merged.conflicts
    names = names_here(conflict.theirs)
    return Meanwhile(
        version=conflict.version,
        theirs={one.field: value_words(one.theirs, one.field, names) for one in clashes},
        labels=tuple(one.label for one in clashes),
    )
