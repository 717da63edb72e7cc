"""How and where: contacts, hours, places, areas and languages, from the form and back to it."""

from dataclasses import asdict
from uuid import UUID

from finder.directory.adding_answers import YES, Answers, Form, Values, made_id
from finder.directory.adding_choices import UNKNOWN_ZONE
from finder.directory.adding_places import read_other_places, write_other_places
from finder.directory.records import (
    AddressRecord,
    LanguageRecord,
    LocationRecord,
    PhoneRecord,
    ScheduleRecord,
    ServiceAreaRecord,
    ServiceRecord,
)
from finder.i18n import gettext
from finder.places.addresses import PlacedAddress, place_address, place_point
from finder.places.areas import WORLD, choice_of, choice_of_key, read_areas
from finder.places.live import Address
from finder.places.place import Point
from finder.rules.hours import names_zone, read_hours
from finder.rules.hours_notes import Note, NoteKind
from finder.rules.hours_said import say_times
from finder.rules.languages import languages_sentence, read_languages, say_languages
from finder.rules.links import read_email, read_link
from finder.rules.phones import read_phone
from finder.rules.points import read_point, say_point
from finder.rules.state_clocks import zone_of_state
from finder.rules.zone_words import zones_of
from finder.vocabulary import IN_PERSON, LinkKind, LocationType, Precision, Reach

HOME_VISIT = "home_visit"
# Help that comes to people, or takes them along, wherever in its area they are.
GOES_TO_PEOPLE = frozenset({"ride", "long_distance_travel"})


def read_modes(answers: Answers, _key: UUID) -> Values:
    """Give how people take part, and whether they go there or it comes to them."""
    modes = answers.many("delivery_modes")
    needs = set(answers.many("needs"))
    has_place = answers.line("town") is not None or answers.line("postcode") is not None
    reach = Reach.SITE if IN_PERSON in modes else Reach.NONE
    if HOME_VISIT in modes or (reach is Reach.SITE and needs & GOES_TO_PEOPLE and not has_place):
        reach = Reach.AREA
    return {"delivery_modes": modes, "reach": reach}


def read_phones(answers: Answers, _key: UUID) -> Values:
    """Give the phone numbers, the first of them as typed."""
    before = answers.base.phones if answers.base is not None else []
    number: str | None = None
    if before and answers.line("phone") == before[0].number:
        number = before[0].number  # only what stands beside it was changed
    elif phone := answers.read("phone", lambda text: read_phone(text, answers.country)):
        answers.say("phone", phone.sentence)
        number = phone.number
    elif "phone" in answers.errors and answers.country == answers.form.home_country:
        # Whoever types a number of another country seldom thinks of the list above it.
        other = gettext("Is it of another country? Choose the country first.")
        answers.errors["phone"] += f" {other}"
    if number is None:
        return {"phones": before[1:]}
    first = PhoneRecord(
        number=number,
        description=answers.line("phone_note"),
        published=answers.yes("phone_shown", otherwise=True),
    )
    return {"phones": [first, *before[1:]]}


def write_phones(record: ServiceRecord, _form: Form) -> Values:
    """Give what is typed for the first number."""
    first = record.phones[0] if record.phones else None
    return {
        "phone": first.number if first is not None else "",
        "phone_note": (first.description or "") if first is not None else "",
        "phone_shown": YES if first is None or first.published else "",
    }


def read_mailbox(answers: Answers, _key: UUID) -> Values:
    """Give the e-mail address and whether it may be shown."""
    email = answers.read("email", read_email)
    is_shown = email is not None and answers.yes("email_shown", otherwise=True)
    return {"email": email, "email_published": is_shown}


def read_url(answers: Answers, _key: UUID) -> Values:
    """Give the web page and what kind it is."""
    link = answers.read("url", read_link)
    kind = answers.one("url_kind")
    if link is None:
        return {"url": None, "url_kind": None}
    answers.say("url", link.sentence)
    return {"url": link.address, "url_kind": LinkKind(kind or LinkKind.OWN)}


def read_opening(answers: Answers, _key: UUID) -> Values:
    """Give the hours in words, and the weekly times that they state."""
    words, zone = answers.line("hours"), answers.one("timezone")
    if words is None:
        return {"hours_description": None, "schedules": []}
    state = _state_of(answers) if zone is None and not names_zone(words) else None
    if zone == UNKNOWN_ZONE:
        zone = None
    zone, zones = zone or zone_of_state(state), zones_of(answers.country)
    hours = read_hours(words, zone or (zones[0] if len(zones) == 1 else None))
    for times in hours.schedules:
        answers.say("hours", gettext("We read: %(times)s.", times=say_times(times)))
    answers.say("hours", *dict.fromkeys(note.sentence for note in hours.notes))
    if hours.schedules and state and zone:
        area = answers.form.gazetteer.area(state)
        sentence = gettext(
            "We took the clock of %(place)s, where the address is. Is it another one? Choose it at "
            "“Whose clock?”, or write it behind the hours, such as: ET.",
            place=area.name if area is not None else state,
        )
        answers.say("hours", sentence)
    mendable = [note for note in hours.notes if note.is_mendable]
    if mendable and zone is None and len(zones) > 1 and not names_zone(words):
        # Asked together with the rest: one stop is enough.
        mendable.append(Note(NoteKind.NO_ZONE))
    for note in dict.fromkeys(mendable):
        answers.doubt("timezone" if note.kind is NoteKind.NO_ZONE else "hours", note.sentence)
    schedules = [ScheduleRecord.model_validate(asdict(times)) for times in hours.schedules]
    return {"hours_description": words, "schedules": schedules}


def _state_of(answers: Answers) -> str | None:
    """Give the region in which an address is that may be seen, None where that is not known.

    Of a hidden address nothing may be told, its clock neither.
    """
    if answers.yes("confidential"):
        return None
    placed = place_address(_address(answers), answers.form.gazetteer)
    return placed.place.region if placed.place is not None else None


def write_hours(record: ServiceRecord, _form: Form) -> Values:
    """Give the hours in words."""
    words = record.hours_description
    if words is None and record.schedules:
        words = "; ".join(say_times(times) for times in record.schedules)
    return {"hours": words or "", "timezone": ""}


def read_place(answers: Answers, key: UUID) -> Values:
    """Give the places: the first one by its fields, the others by their lines."""
    before = answers.base.locations if answers.base is not None else []
    is_confidential = answers.yes("confidential")
    others = read_other_places(answers, key, before[1:], is_confidential=is_confidential)
    if before and answers.base is not None and _is_there_still(answers, answers.base):
        update = {"name": answers.line("place_name"), "confidential": is_confidential}
        location = before[0].model_copy(update=update)
        _show(answers, _placed_before(answers, location), is_confidential=is_confidential)
        return {"locations": [location, *others]}
    address = _address(answers)
    if address.town is None and address.postcode is None:
        if any(answers.line(name) for name in ("street", "region", "point")):
            answers.refuse("town", gettext("Write the town too, or the postcode."))
        return {"locations": others}
    point = _stated_point(answers)
    if point is not None:
        placed = place_point(point, Precision.EXACT, address, answers.form.gazetteer)
    else:
        placed = place_address(
            address, answers.form.gazetteer, answers.form.live, is_confidential=is_confidential
        )
        point = placed.point if placed.is_live else None
    _show(answers, placed, is_confidential=is_confidential)
    location = LocationRecord(
        id=before[0].id if before else made_id(key, "place"),
        name=answers.line("place_name"),
        location_type=before[0].location_type if before else LocationType.PHYSICAL,
        description=before[0].description if before else None,
        latitude=point.latitude if point is not None else None,
        longitude=point.longitude if point is not None else None,
        precision=placed.precision if point is not None else Precision.NONE,
        confidential=is_confidential,
        addresses=[
            AddressRecord(
                address_1=address.street,
                city=address.town,
                state_province=address.region,
                postal_code=address.postcode,
                country=address.country,
            )
        ],
    )
    return {"locations": [location, *others]}


def _address(answers: Answers) -> Address:
    return Address(
        answers.line("street"),
        answers.line("town"),
        answers.line("region"),
        answers.line("postcode"),
        answers.country,
    )


def _stated_point(answers: Answers) -> Point | None:
    """Give the point that was typed; that of the address before belongs to that address."""
    if answers.base is not None:
        before = write_place(answers.base, answers.form)["point"]
        if before and answers.line("point") == before:
            answers.say("point", gettext("This is the point of the old address. It is left out."))
            return None
    degrees = answers.read("point", read_point)
    return Point(*degrees) if degrees is not None else None


def _placed_before(answers: Answers, location: LocationRecord) -> PlacedAddress | None:
    """Give where a place of the record is, None where it has no address."""
    if not location.addresses:
        return None
    if location.latitude is None or location.longitude is None:
        return place_address(_address(answers), answers.form.gazetteer)
    point = Point(location.latitude, location.longitude)
    return place_point(point, location.precision, _address(answers), answers.form.gazetteer)


def _show(answers: Answers, placed: PlacedAddress | None, *, is_confidential: bool) -> None:
    """Say where the address is, unless nobody may see it."""
    if placed is None:
        return
    if is_confidential:
        answers.say(
            "confidential", gettext("Visitors see no address, no map and no distance of it.")
        )
        return
    answers.placed = placed
    answers.say("postcode", *placed.sentences)
    answers.doubt("postcode", *placed.doubts)


def _is_there_still(answers: Answers, base: ServiceRecord) -> bool:
    """Say whether the address is as it was, so that the point on the map stays."""
    before = write_place(base, answers.form)
    parts = ("street", "town", "region", "postcode", "point")
    is_same = all((answers.line(name) or "") == before[name] for name in parts)
    return is_same and answers.country == write_country(base, answers.form)


def write_place(record: ServiceRecord, _form: Form) -> Values:
    """Give what is typed for the first place, and the lines of the others."""
    place = record.locations[0] if record.locations else None
    address = place.addresses[0] if place is not None and place.addresses else None
    return {
        "place_name": (place.name or "") if place is not None else "",
        "street": (address.address_1 or "") if address is not None else "",
        "town": (address.city or "") if address is not None else "",
        "region": (address.state_province or "") if address is not None else "",
        "postcode": (address.postal_code or "") if address is not None else "",
        "point": _say_point(place),
        "confidential": YES if place is not None and place.confidential else "",
        "other_places": write_other_places(record.locations[1:]),
    }


def _say_point(place: LocationRecord | None) -> str:
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    return say_point(place.latitude, place.longitude)


def write_country(record: ServiceRecord, form: Form) -> str:
    """Give the country that a record is in, as far as its places or areas say it."""
    addresses = [address.country for place in record.locations for address in place.addresses]
    areas = [one.area[:2] for one in record.service_areas if one.area != WORLD]
    return next(iter([*addresses, *areas]), form.home_country)


def read_service_areas(answers: Answers, key: UUID) -> Values:
    """Give the areas that were chosen, and those that the search names for certain."""
    gazetteer = answers.form.gazetteer
    keys = answers.many("areas")
    chosen = [choice_of_key(gazetteer, key) for key in keys]
    words = answers.line("area_search")
    if words is not None:
        reading = read_areas(gazetteer, words, answers.country)
        chosen += reading.areas
        for piece, choices in reading.unread:
            about = (
                gettext("Several places are called “%(name)s”. Tick yours.", name=piece)
                if choices
                else gettext("We know no place called “%(name)s”.", name=piece)
            )
            if not {choice.key for choice in choices}.intersection(keys):
                answers.refuse("area_search", about)
    areas = list(dict.fromkeys((choice.code, choice.name) for choice in chosen))
    if areas:
        names = "; ".join(choice_of(gazetteer, *area).words for area in areas)
        answers.say("areas", gettext("For people in: %(names)s.", names=names))
        if answers.line("town") is not None and read_modes(answers, key)["reach"] is Reach.SITE:
            # Whoever can go there may mostly come from elsewhere too, so visitors are not told.
            sentence = gettext(
                "The page shows the town only. May nobody else use it? Then say so on the next "
                "page, below “Who may use it, in words”."
            )
            answers.say("areas", sentence)
    try:
        return {"service_areas": [ServiceAreaRecord(area=code, name=name) for code, name in areas]}
    except ValueError:
        answers.refuse("areas", gettext("Choose from the list."))
        return {}


def write_service_areas(record: ServiceRecord, form: Form) -> Values:
    """Give the areas as they are chosen."""
    keys = [choice_of(form.gazetteer, one.area, one.name).key for one in record.service_areas]
    return {"areas": keys, "area_search": ""}


def read_spoken(answers: Answers, _key: UUID) -> Values:
    """Give the languages that are spoken."""
    languages = answers.read("languages", read_languages) or []
    if languages:
        answers.say("languages", languages_sentence(languages))
    return {"languages": [LanguageRecord(code=code, support=how) for code, how in languages]}


def write_languages(record: ServiceRecord, _form: Form) -> Values:
    """Give the languages as they are typed."""
    return {"languages": say_languages([(one.code, one.support) for one in record.languages])}
