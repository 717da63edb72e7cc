"""What this install chooses: the countries and areas that it shows, and a second pair of eyes."""

import re
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, Form, StringField

from finder.directory.settings import (
    BY_NAME,
    Settings,
    WrongSettingsError,
    change_settings,
    count_turned_off,
    read_settings,
    try_settings,
)
from finder.i18n import country_name
from finder.places.areas import read_areas
from finder.web.inputs import clean
from finder.web.receipts import led_to
from finder.web.requests import get_config, get_gazetteer, get_session, now
from finder.web.signed_in import current_account, see_other, sent_form, write

BETWEEN_CODES = re.compile(r"[\s,;]+")
BETWEEN_NAMES = re.compile(r"\s*[,;]\s*")
CODE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3}){0,2}")

blueprint = Blueprint("settings", __name__)


class SettingsForm(Form):
    """The settings as they are typed: lists of names or codes, with commas between."""

    shown_countries = StringField(filters=[lambda text: clean(text or "")])
    shown_areas = StringField(filters=[lambda text: clean(text or "")])
    second_pair_of_eyes = BooleanField()

    def values(self) -> dict[str, Any]:
        """Give the settings to choose."""
        return {
            "shown_countries": _codes(self.shown_countries.data, of_countries=True),
            "shown_areas": _codes(self.shown_areas.data, of_countries=False),
            "second_pair_of_eyes": bool(self.second_pair_of_eyes.data),
        }


@blueprint.route("/settings", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show the settings; by POST say what others would do, or choose them."""
    form = SettingsForm(sent_form(), data=_typed(read_settings(get_session())))
    if request.method == "GET":
        return _answer(form)
    try:
        if "look" in request.form:
            return _answer(form, would_be_off=_count(form))
        with write() as work:
            account = current_account().email
            change_settings(work.session, form.values(), account, now(), get_gazetteer())
            work.outcome = led_to("admin.settings.index", "saved")
    except WrongSettingsError as wrong:
        for name, sentence in wrong.faults.items():
            form[name].errors = [sentence]
        return _answer(form, status=422)
    return see_other(work.outcome)


def _count(form: SettingsForm) -> int:
    """Give how many services would be off; changes nothing."""
    tried = try_settings(get_session(), form.values(), get_gazetteer())
    return count_turned_off(get_session(), tried, get_gazetteer())


def _codes(text: str | None, *, of_countries: bool) -> list[str]:
    """Give what was typed as codes; a name that nobody knows as it stands, to be refused."""
    codes = [code for code in BETWEEN_CODES.split(text or "") if code]
    if all(CODE.fullmatch(code) for code in codes):
        return codes
    return [
        _code(name, of_country=of_countries) for name in BETWEEN_NAMES.split(text or "") if name
    ]


def _code(name: str, *, of_country: bool) -> str:
    reading = read_areas(get_gazetteer(), name, get_config().home_country)
    fit = (one for one in reading.areas if one.name is None and ("-" not in one.code) is of_country)
    found = next(fit, None)
    return found.code if found is not None else name


def _typed(settings: Settings) -> dict[str, Any]:
    return {
        "shown_countries": " ".join(settings.shown_countries),
        "shown_areas": " ".join(settings.shown_areas),
        "second_pair_of_eyes": settings.second_pair_of_eyes,
    }


def _answer(
    form: SettingsForm, would_be_off: int | None = None, status: int = 200
) -> ResponseReturnValue:
    countries = _codes(form.shown_countries.data, of_countries=True)
    named = [name for code in countries if (name := country_name(code.upper()))]
    page = render_template(
        "admin/settings/index.html",
        form=form,
        named=named,
        chosen=BY_NAME,
        would_be_off=would_be_off,
    )
    return page, status
