"""The templates' environment: strict, escaped, translated, with our own words and addresses."""

from flask import Flask
from jinja2 import StrictUndefined

from finder import i18n
from finder.rules.phones import phone_link
from finder.web import addresses, countries, keeping, languages, requests, words


def prepare(app: Flask) -> None:
    """Give templates what they may use; a name that they misspell is an error."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        i18n.gettext, i18n.ngettext, newstyle=True, pgettext=i18n.pgettext
    )
    # Escaped everywhere, whatever a template's name ends in.
    environment.autoescape = True
    environment.filters.update(
        safe_link=addresses.safe_link,
        path_of=addresses.path_of,
        fields_of=addresses.fields_of,
        day=i18n.format_date,
        moment=i18n.format_moment,
        number=i18n.format_number,
        host=words.host_of,
        languages=words.languages_words,
        phone_link=phone_link,
    )
    environment.globals.update(
        address=addresses.address,
        service_address=addresses.service_address,
        organization_address=addresses.organization_address,
        current_language=i18n.current_language,
        text_direction=i18n.text_direction,
        other_languages=languages.other_languages,
        asked_country=countries.asked_country,
        home_country=countries.home_country,
        kept_list=keeping.kept_list,
        kept_text=keeping.kept_text,
        keeping=keeping.keeping,
        in_country=words.in_country,
        region_name=_region_name,
    )


def _region_name(code: str) -> str:
    """Give the name of a state, province or nation, its code where it has none."""
    area = requests.get_gazetteer().area(code)
    return area.name if area is not None else code
