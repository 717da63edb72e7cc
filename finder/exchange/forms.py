"""What leaves us: all of the directory, or what staff or anyone may hold of it."""

from dataclasses import dataclass

from finder.directory.groups import stands
from finder.directory.reading import for_public
from finder.directory.records import FreshnessRecord, ServiceRecord
from finder.vocabulary import FieldGroup


@dataclass(frozen=True, slots=True)
class Form:
    """What a file holds: what anyone may see, or what staff hold, with secret places or not."""

    staff: bool = False
    confidential: bool = False

    def __post_init__(self) -> None:
        if self.confidential and not self.staff:
            raise ValueError("secret places are for staff only")

    def show(self, record: ServiceRecord) -> ServiceRecord:
        """Give the record without what this file may not hold.

        The print of a fact that is held back would be a way to guess it. A check is in the file
        without one where it is of the facts as they are.
        """
        if not self.staff:
            checks = _without_prints(record, *FieldGroup)
            return for_public(record.model_copy(update={"freshness": checks}))
        open_places = [place for place in record.locations if not place.confidential]
        if self.confidential or len(open_places) == len(record.locations):
            return record
        checks = _without_prints(record, FieldGroup.LOCATION)
        return record.model_copy(update={"locations": open_places, "freshness": checks})


PUBLIC = Form()
STAFF = Form(staff=True)
WHOLE = Form(staff=True, confidential=True)


def _without_prints(record: ServiceRecord, *groups: FieldGroup) -> list[FreshnessRecord]:
    return [
        check.model_copy(update={"facts": None}) if check.field_group in groups else check
        for check in record.freshness
        if check.field_group not in groups or stands(check, record)
    ]
