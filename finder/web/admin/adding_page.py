"""The form by which a service is added: what was asked and sent, and what it works with."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import abort, current_app, request
from werkzeug.datastructures import MultiDict

from finder.directory.adding import StepResult, check_step, step_named
from finder.directory.adding_answers import Form, list_of, text_of
from finder.directory.adding_fields import STEPS, Kind, Step
from finder.directory.drafts import Hand, KeptDraft, read_draft
from finder.directory.duplicates.organizations import FoundOrganization, find_organization
from finder.directory.organizations import KnownOrganization, read_known
from finder.directory.records import ServiceRecord
from finder.directory.revisions import read_service_version
from finder.i18n import gettext
from finder.places.areas import read_areas
from finder.places.live import Geocoder, LiveGeocoder, open_live_geocoder
from finder.web.requests import get_config, get_gazetteer, get_register, get_session, today
from finder.web.signed_in import current_account

LIVE = "live_geocoder"
WINDOW, TURN = re.compile("[0-9a-f]{32}"), re.compile("[0-9]{1,9}")
# A name that is only a little like another one does not stop anybody.
LIKELY = 0.56


def asked_draft(values: "MultiDict[str, str]") -> UUID:
    """Give the id of the draft that is asked for, a new one where none is; ends with 404."""
    text = values.get("draft", "")
    try:
        return UUID(text) if text else uuid4()
    except ValueError:
        abort(404)


def asked_step(values: "MultiDict[str, str]") -> Step:
    """Give the step that is asked for, the first where none is; ends with 404."""
    return step_named(values.get("step", STEPS[0].name)) or abort(404)


def kept_draft(draft_id: UUID) -> KeptDraft | None:
    """Give what is kept of a draft, None where nothing is; somebody else's is not there."""
    return read_draft(get_session(), draft_id, current_account().email)


def base_of(kept: KeptDraft | None) -> ServiceRecord | None:
    """Give the version of a service that a draft is an edit of, None for a new one."""
    if kept is None or kept.service_id is None:
        return None
    return read_service_version(get_session(), kept.service_id, kept.expected_version)


def form_here(*, is_saving: bool = False) -> Form:
    """Give what the form works with; others are asked for a point only when it is saved."""
    live: Geocoder | None = live_geocoder()
    if isinstance(live, LiveGeocoder) and not is_saving:
        live = live.remembered()
    return Form(get_gazetteer(), get_config().home_country, today(), live)


def live_geocoder() -> LiveGeocoder | None:
    """Give the one live geocoder of this process, None where the settings name none."""
    if LIVE not in current_app.extensions:
        current_app.extensions[LIVE] = open_live_geocoder(get_config())
    return current_app.extensions[LIVE]  # type: ignore[no-any-return]


def sent_values(step: Step) -> dict[str, Any]:
    """Give what was sent for a step, every field of it: what is not ticked is sent by nobody."""
    values: dict[str, Any] = {}
    for one in step.fields:
        if one.kind in (Kind.MANY, Kind.AREAS):
            values[one.name] = request.form.getlist(one.name)
        else:
            values[one.name] = request.form.get(one.name, "")
    return values


def sent_hand() -> Hand | None:
    """Give the window that sends, None where no script numbers what it sends."""
    window, turn = request.form.get("hand", ""), request.form.get("turn", "")
    if not WINDOW.fullmatch(window) or not TURN.fullmatch(turn):
        return None
    return Hand(window, int(turn))


def with_known_organization(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values with the name and site of the organisation that was chosen."""
    chosen = known_organization(typed)
    if chosen is None:
        return dict(typed)
    return dict(typed) | {
        "organization_name": chosen.name,
        "organization_website": chosen.website or "",
    }


def known_organization(typed: Mapping[str, Any]) -> KnownOrganization | None:
    """Give the organisation that was chosen among those that are here."""
    try:
        return read_known(get_session(), UUID(text_of(typed.get("organization_id"))))
    except ValueError:
        return None


def look_at(
    step: Step,
    typed: Mapping[str, Any],
    key: UUID,
    base: ServiceRecord | None,
    *,
    is_looking: bool,
    is_saving: bool = False,
) -> tuple[StepResult, tuple[FoundOrganization, ...]]:
    """Give what came of a step, and the organisations that its name may mean.

    Somebody who goes on is asked once whether it is one of these.
    """
    result = check_step(step, typed, form_here(is_saving=is_saving), key, base)
    name = text_of(typed.get("organization_name"))
    found: tuple[FoundOrganization, ...] = ()
    if step is STEPS[0]:
        found = tuple(find_organization(get_session(), get_register(), name))
    is_likely = any(one.score >= LIKELY for one in found)
    if is_likely and not is_looking and not text_of(typed.get("organization_id")):
        result.errors.setdefault(
            "organization_id", gettext("Is it one of these? Choose it, or say that it is new.")
        )
    return result, found


def title_of(typed: Mapping[str, Any]) -> str:
    """Give what a list of drafts calls this one."""
    return text_of(typed.get("name")) or text_of(typed.get("organization_name"))


def headings() -> list[tuple[str, str]]:
    """Give every step by its name, with the question that it asks."""
    return [(step.name, gettext(step.heading)) for step in STEPS]


def with_areas_found(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values with the places that were found for certain among those ticked."""
    words = text_of(typed.get("area_search"))
    if not words:
        return dict(typed)
    reading = read_areas(get_gazetteer(), words, country_of(typed))
    keys = [*list_of(typed.get("areas")), *(choice.key for choice in reading.areas)]
    waiting = [
        piece
        for piece, choices in reading.unread
        if not {choice.key for choice in choices}.intersection(keys)
    ]
    return dict(typed) | {
        "areas": list(dict.fromkeys(keys)),
        "area_search": "; ".join(waiting),
    }


def country_of(typed: Mapping[str, Any]) -> str:
    """Give the country that was chosen, the home country where none was."""
    return text_of(typed.get("country")) or get_config().home_country
