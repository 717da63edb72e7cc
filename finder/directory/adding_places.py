"""Places beside the first one: a line each, with name, street, town, state and postcode."""

from collections.abc import Sequence
from uuid import UUID

from finder.directory.adding_answers import Answers, made_id
from finder.directory.records import AddressRecord, LocationRecord
from finder.i18n import gettext
from finder.places.addresses import place_address
from finder.places.live import Address
from finder.vocabulary import Precision

OTHERS = "other_places"
MARK = ";"
# Of name, street, town, state and postcode, as their columns take.
LONGEST = (300, 300, 120, 120, 20)
PARTS = len(LONGEST)


def read_other_places(
    answers: Answers, key: UUID, before: Sequence[LocationRecord], *, is_confidential: bool
) -> list[LocationRecord]:
    """Give the places of the lines; one whose line is as it was stays as it was, whole."""
    if OTHERS not in answers.typed:
        return list(before)
    lines = [line.strip() for line in (answers.line(OTHERS) or "").splitlines() if line.strip()]
    kept = {say_place(place): place for place in before}
    # A hidden place whose line was written anew is still that place.
    hides = is_confidential or any(
        place.confidential and line not in lines for line, place in kept.items()
    )
    found = (
        kept[line] if line in kept else _read(answers, key, line, is_confidential=hides)
        for line in dict.fromkeys(lines)
    )
    return [place for place in found if place is not None]


def write_other_places(places: Sequence[LocationRecord]) -> str:
    """Give the lines of places."""
    return "\n".join(map(say_place, places))


def say_place(place: LocationRecord) -> str:
    """Give the line of a place."""
    address = place.addresses[0] if place.addresses else None
    parts = [place.name]
    if address is not None:
        parts += [address.address_1, address.city, address.state_province, address.postal_code]
    words = [" ".join((part or "").split()) for part in parts]
    return f"{MARK} ".join([*words, *[""] * (PARTS - len(words))]).strip()


def _read(
    answers: Answers, key: UUID, line: str, *, is_confidential: bool
) -> LocationRecord | None:
    """Give the place of a new line, None where it is none yet."""
    parts = [part.strip() or None for part in line.split(MARK)]
    fits = len(parts) <= PARTS and all(
        len(part or "") <= longest for part, longest in zip(parts, LONGEST, strict=False)
    )
    name, street, town, region, postcode = [*parts, *[None] * PARTS][:PARTS]
    if not fits or (town is None and postcode is None):
        sentence = gettext(
            "“%(line)s” is no place yet. Write: its name; its street and number; its town; its "
            "state, province or county; its postcode. The town or the postcode must be there.",
            line=line[: LONGEST[0]],
        )
        answers.refuse(OTHERS, sentence)
        return None
    address = Address(street, town, region, postcode, answers.country)
    placed = place_address(
        address, answers.form.gazetteer, answers.form.live, is_confidential=is_confidential
    )
    where = name or town or postcode or line
    if is_confidential:
        said = [gettext("Visitors see no address, no map and no distance of it.")]
    else:
        said = list(placed.sentences)
    answers.say(OTHERS, *(f"{where}: {sentence}" for sentence in said))
    answers.doubt(OTHERS, *(f"{where}: {sentence}" for sentence in placed.doubts))
    point = placed.point if placed.is_live else None
    return LocationRecord(
        id=made_id(key, f"place {line}"),
        name=name,
        latitude=point.latitude if point is not None else None,
        longitude=point.longitude if point is not None else None,
        precision=placed.precision if point is not None else Precision.NONE,
        confidential=is_confidential,
        addresses=[
            AddressRecord(
                address_1=street,
                city=town,
                state_province=region,
                postal_code=postcode,
                country=answers.country,
            )
        ],
    )
