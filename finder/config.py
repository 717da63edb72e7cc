"""Every setting: name, default and one line of help; unsafe production values are refused."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from finder import keys

DEVELOPMENT = "development"
PRODUCTION = "production"
SHORTEST_SECRET = 32
FEWEST_CHARACTERS = 8
NO_GEOCODER, NOMINATIM = "none", "nominatim"
WHERE_IT_MATTERS = "where_it_matters"
EVERYWHERE = "everywhere"
STARTTLS, TLS, PLAIN = "starttls", "tls", "none"
USUAL_PORTS = {STARTTLS: "587", TLS: "465", PLAIN: "25"}
ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")

HOST = re.compile(r"[A-Za-z0-9:][A-Za-z0-9.:-]*")


class UnsafeSettingError(RuntimeError):
    """A setting is missing or wrong; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: the environment variable that holds it, its default, and its help."""

    name: str
    default: str
    help: str
    secret: bool = False


SETTINGS = (
    Setting("FINDER_ENV", PRODUCTION, "development or production. `make run` sets development."),
    Setting("FINDER_VAR", "var", "Folder for the database, the secret and unpacked data."),
    Setting(
        "FINDER_DATABASE_URL",
        "",
        "SQLAlchemy address of the database. Empty: SQLite in FINDER_VAR.",
    ),
    Setting(
        "FINDER_SECRET_KEY",
        "",
        "Signs what must not be forged. Empty in development: made once, in FINDER_VAR.",
        secret=True,
    ),
    Setting(
        "FINDER_HOME_COUNTRY",
        "US",
        "Two-letter country served when a visitor names no place.",
    ),
    Setting(
        "FINDER_REPORT_EMAIL",
        "",
        "Address for reports of mistakes, linked from each service. Empty: no such link.",
    ),
    Setting("FINDER_HOST", "127.0.0.1", "Address that `flask finder serve` listens on."),
    Setting("PORT", "8000", "Port that `flask finder serve` listens on."),
    Setting(
        "FINDER_PROXIES",
        "0",
        "How many proxies of yours stand in front, each adding to X-Forwarded-For.",
    ),
    Setting(
        "FINDER_CONNECTIONS",
        "1000",
        "Connections kept open at once, so that slow clients do not shut others out.",
    ),
    Setting(
        "FINDER_QUICK_EXIT",
        WHERE_IT_MATTERS,
        "Pages with the link Leave this page: where_it_matters or everywhere.",
    ),
    Setting(
        "FINDER_EXIT_ADDRESS",
        "https://www.wikipedia.org/",
        "Web page that Leave this page goes to: one that raises no questions.",
    ),
    Setting(
        "FINDER_GEOCODER",
        NO_GEOCODER,
        "Who is asked for the point of an address when staff save one: none or nominatim.",
    ),
    Setting("FINDER_GEOCODER_URL", "", "Address of the Nominatim server. Needed with nominatim."),
    Setting(
        "FINDER_GEOCODER_AGENT",
        "",
        "Name and e-mail address that we give the Nominatim server. Needed with nominatim.",
    ),
    Setting(
        "FINDER_CHECK_LINKS_DAYS",
        "0",
        "Days between two looks at all links of the directory. 0: only when an admin starts one.",
    ),
    Setting(
        "FINDER_LINK_CONTACT",
        "",
        "E-mail or web address that we give the sites whose links we look at. "
        "Empty: FINDER_REPORT_EMAIL, else FINDER_SITE_ADDRESS.",
    ),
    Setting(
        "FINDER_SITE_ADDRESS",
        "",
        "Address of this site as people open it, for links in mail and on paper. Mail needs it.",
    ),
    Setting(
        "FINDER_SMTP_HOST",
        "",
        "Mail server that takes our mail. Empty: in development, mail is written to FINDER_VAR.",
    ),
    Setting(
        "FINDER_SMTP_PORT",
        "",
        "Port of the mail server. Empty: 587 for starttls, 465 for tls, 25 for none.",
    ),
    Setting("FINDER_SMTP_SECURITY", STARTTLS, "How mail is encrypted: starttls, tls or none."),
    Setting("FINDER_SMTP_USER", "", "Name to sign in to the mail server. Empty: no sign-in."),
    Setting("FINDER_SMTP_PASSWORD", "", "Password for the mail server.", secret=True),
    Setting("FINDER_MAIL_FROM", "", "Address that our mail comes from. Needed with a mail server."),
    Setting(
        "FINDER_CASE_KEYS",
        "",
        "Keys that seal cases, newest first, spaces between. Empty: the file case-keys in "
        "FINDER_VAR. Without a key there is no casework.",
        secret=True,
    ),
    Setting("FINDER_CASES_CLOSE", "60", "Days after which a case that nobody touched closes."),
    Setting("FINDER_CASES_ERASE", "90", "Days after which a closed case is erased."),
    Setting("FINDER_TEAM_LINKS", "90", "Days after which a link that a team made opens nothing."),
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of this process, read once and checked."""

    environment: str
    var: Path
    database_url: str
    secret_key: str = field(repr=False)
    home_country: str
    report_email: str  # empty where nobody reads reports
    host: str
    port: int
    proxies: int
    connections: int
    quick_exit: str
    exit_address: str
    geocoder_url: str  # empty where no live geocoder is asked
    geocoder_agent: str
    check_links_days: int  # 0 where nobody wants it by itself
    link_contact: str  # empty where nobody can be named
    site_address: str  # without a slash at its end; empty where nobody said it
    smtp_host: str  # empty where no mail server was named
    smtp_port: int
    smtp_security: str
    smtp_user: str  # empty where one need not sign in
    smtp_password: str = field(repr=False)
    mail_from: str  # empty where no mail server was named
    case_keys: tuple[str, ...] = field(repr=False)  # none where there is no casework
    cases_close: int
    cases_erase: int
    team_links: int

    @property
    def is_development(self) -> bool:
        """Say whether this is somebody's own machine."""
        return self.environment == DEVELOPMENT

    @property
    def can_mail(self) -> bool:
        """Say whether letters go anywhere: to a mail server, or while trying out into a folder."""
        return bool(self.smtp_host) or self.is_development


class _Mail(TypedDict):
    smtp_host: str
    smtp_port: int
    smtp_security: str
    smtp_user: str
    smtp_password: str
    mail_from: str


def read_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """Give every setting's text by name: from the environment, else its default."""
    return {
        setting.name: environ.get(setting.name, "").strip() or setting.default
        for setting in SETTINGS
    }


def load_config(environ: Mapping[str, str] | None = None) -> Config:
    """Give the checked settings; raises UnsafeSettingError with a sentence saying what to do."""
    values = read_settings(os.environ if environ is None else environ)
    environment = values["FINDER_ENV"]
    if environment not in (DEVELOPMENT, PRODUCTION):
        raise UnsafeSettingError("FINDER_ENV must be development or production.")
    var = _ready_folder(Path(values["FINDER_VAR"]).absolute())
    country = values["FINDER_HOME_COUNTRY"].upper()
    if len(country) != 2 or not country.isascii() or not country.isalpha():
        raise UnsafeSettingError("FINDER_HOME_COUNTRY must be a two-letter country code, like US.")
    report_email = values["FINDER_REPORT_EMAIL"]
    if report_email and not EMAIL.fullmatch(report_email):
        raise UnsafeSettingError("FINDER_REPORT_EMAIL must be one plain e-mail address.")
    return Config(
        environment=environment,
        var=var,
        database_url=_database_url(values["FINDER_DATABASE_URL"], var),
        secret_key=_secret_key(values["FINDER_SECRET_KEY"], environment, var),
        home_country=country,
        report_email=report_email,
        host=values["FINDER_HOST"],
        port=_whole_number("PORT", values["PORT"], 1, 65535),
        proxies=_whole_number("FINDER_PROXIES", values["FINDER_PROXIES"], 0, 9),
        connections=_whole_number("FINDER_CONNECTIONS", values["FINDER_CONNECTIONS"], 10, 100_000),
        quick_exit=_quick_exit(values["FINDER_QUICK_EXIT"]),
        exit_address=_exit_address(values["FINDER_EXIT_ADDRESS"]),
        geocoder_url=_geocoder_url(values),
        geocoder_agent=values["FINDER_GEOCODER_AGENT"],
        check_links_days=_whole_number(
            "FINDER_CHECK_LINKS_DAYS", values["FINDER_CHECK_LINKS_DAYS"], 0, 366
        ),
        link_contact=_link_contact(values),
        site_address=_site_address(values, environment),
        **_mail(values, environment),
        case_keys=_case_keys(values["FINDER_CASE_KEYS"], environment, var),
        cases_close=_whole_number("FINDER_CASES_CLOSE", values["FINDER_CASES_CLOSE"], 1, 3650),
        cases_erase=_whole_number("FINDER_CASES_ERASE", values["FINDER_CASES_ERASE"], 1, 3650),
        team_links=_whole_number("FINDER_TEAM_LINKS", values["FINDER_TEAM_LINKS"], 1, 3650),
    )


def _ready_folder(var: Path) -> Path:
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnsafeSettingError(f"FINDER_VAR cannot be made: {error.strerror}.") from error
    if not os.access(var, os.W_OK | os.X_OK):
        raise UnsafeSettingError("FINDER_VAR is a folder that we may not write in.")
    return var


def _database_url(given: str, var: Path) -> str:
    try:
        make_url(given or "sqlite://")
    except ArgumentError as error:
        raise UnsafeSettingError(
            "FINDER_DATABASE_URL must be an address such as postgresql://user@host/database."
        ) from error
    return given or f"sqlite:///{var / 'finder.sqlite'}"


def _whole_number(name: str, text: str, lowest: int, highest: int) -> int:
    if text.isascii() and text.isdigit() and lowest <= int(text) <= highest:
        return int(text)
    raise UnsafeSettingError(f"{name} must be a whole number from {lowest} to {highest}.")


def _quick_exit(text: str) -> str:
    if text in (WHERE_IT_MATTERS, EVERYWHERE):
        return text
    raise UnsafeSettingError(f"FINDER_QUICK_EXIT must be {WHERE_IT_MATTERS} or {EVERYWHERE}.")


def _exit_address(text: str) -> str:
    if _web_address(text) is not None:
        return text
    raise UnsafeSettingError("FINDER_EXIT_ADDRESS must be an address such as https://example.org/.")


def _site_address(values: Mapping[str, str], environment: str) -> str:
    """Give the address of the site; in development that of the server unless one is named."""
    text = values["FINDER_SITE_ADDRESS"]
    if not text:
        host = values["FINDER_HOST"]
        shown = f"[{host}]" if ":" in host else host
        return f"http://{shown}:{values['PORT']}" if environment == DEVELOPMENT else ""
    parts = _web_address(text)
    if parts is None or parts.query or parts.fragment or parts.username is not None:
        raise UnsafeSettingError(
            "FINDER_SITE_ADDRESS must be an address such as https://help.example.org."
        )
    # Links in mail let people in: nobody on the way may read where they lead.
    is_safe = parts.scheme == "https" or parts.hostname in ON_THIS_MACHINE
    if environment != DEVELOPMENT and not is_safe:
        raise UnsafeSettingError("FINDER_SITE_ADDRESS must begin with https:// in production.")
    return text.rstrip("/")


def _link_contact(values: Mapping[str, str]) -> str:
    """Give whom a site may write to about our looks at its links, as good as we know."""
    text = values["FINDER_LINK_CONTACT"]
    if not text:
        return values["FINDER_REPORT_EMAIL"] or values["FINDER_SITE_ADDRESS"]
    # It goes into a header: plain letters only.
    if text.isascii() and (EMAIL.fullmatch(text) or _web_address(text) is not None):
        return text
    raise UnsafeSettingError(
        "FINDER_LINK_CONTACT must be one plain e-mail address, or an address such as "
        "https://example.org/about."
    )


def _geocoder_url(values: Mapping[str, str]) -> str:
    """Give the address of the live geocoder, empty where none is asked."""
    kind, url = values["FINDER_GEOCODER"], values["FINDER_GEOCODER_URL"]
    if kind == NO_GEOCODER:
        return ""
    if kind != NOMINATIM:
        raise UnsafeSettingError(f"FINDER_GEOCODER must be {NO_GEOCODER} or {NOMINATIM}.")
    parts = _web_address(url)
    if parts is None or parts.query or parts.fragment or parts.username is not None:
        raise UnsafeSettingError(
            "FINDER_GEOCODER_URL must be the address of a Nominatim server, such as "
            "https://nominatim.example.org."
        )
    if "@" not in values["FINDER_GEOCODER_AGENT"]:
        # The public server turns away whoever does not say who asks.
        raise UnsafeSettingError(
            "FINDER_GEOCODER_AGENT must be a name and an e-mail address, such as "
            "help-finder (admin@example.org)."
        )
    return url.rstrip("/")


def _web_address(text: str) -> SplitResult | None:
    """Give the parts of a whole web address, None for anything else."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    is_plain = text.isprintable() and not any(letter.isspace() for letter in text)
    return parts if usable and is_plain else None


def _mail(values: Mapping[str, str], environment: str) -> _Mail:
    """Give the settings of mail that fit each other."""
    host, security = values["FINDER_SMTP_HOST"], values["FINDER_SMTP_SECURITY"]
    if host and not HOST.fullmatch(host):
        raise UnsafeSettingError("FINDER_SMTP_HOST must be a name such as mail.example.org.")
    if security not in USUAL_PORTS:
        raise UnsafeSettingError("FINDER_SMTP_SECURITY must be starttls, tls or none.")
    port = values["FINDER_SMTP_PORT"] or USUAL_PORTS[security]
    user, password = values["FINDER_SMTP_USER"], values["FINDER_SMTP_PASSWORD"]
    if bool(user) != bool(password):
        raise UnsafeSettingError(
            "FINDER_SMTP_USER and FINDER_SMTP_PASSWORD belong together: set both or neither."
        )
    in_the_open = security == PLAIN and host not in ON_THIS_MACHINE
    if environment != DEVELOPMENT and password and in_the_open:
        raise UnsafeSettingError(
            "FINDER_SMTP_SECURITY must be starttls or tls: the password would travel unencrypted."
        )
    sender = values["FINDER_MAIL_FROM"]
    if (sender or host) and not EMAIL.fullmatch(sender):
        raise UnsafeSettingError("FINDER_MAIL_FROM must be one plain e-mail address.")
    if host and environment != DEVELOPMENT and not values["FINDER_SITE_ADDRESS"]:
        raise UnsafeSettingError(
            "FINDER_SITE_ADDRESS is missing: links in mail need it. Set it to the address of "
            "this site, such as https://help.example.org."
        )
    return _Mail(
        smtp_host=host,
        smtp_port=_whole_number("FINDER_SMTP_PORT", port, 1, 65535),
        smtp_security=security,
        smtp_user=user,
        smtp_password=password,
        mail_from=sender,
    )


def _case_keys(given: str, environment: str, var: Path) -> tuple[str, ...]:
    path = var / keys.FILE
    try:
        found = keys.read_keys(given, path)
    except keys.UnusableKeyError as error:
        raise UnsafeSettingError(f"FINDER_CASE_KEYS cannot be used. {error}") from error
    if not found and environment == DEVELOPMENT:
        found = (keys.new_key(),)
        keys.write_keys(path, found)
    return found


def _secret_key(given: str, environment: str, var: Path) -> str:
    path = var / "secret"
    kept = path.read_text(encoding="ascii").strip() if path.is_file() else ""
    secret = given or kept
    if secret:
        if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS:
            where = "FINDER_SECRET_KEY" if given else "The secret in FINDER_VAR"
            raise UnsafeSettingError(
                f"{where} is too simple: use at least {SHORTEST_SECRET} random characters."
            )
        return secret
    if environment != DEVELOPMENT:
        raise UnsafeSettingError(
            "FINDER_SECRET_KEY is missing: set it to at least "
            f"{SHORTEST_SECRET} random characters before starting in production."
        )
    return _make_secret(path)


def _make_secret(path: Path) -> str:
    """Write a new secret readable by its owner only, whole or not at all."""
    made = secrets.token_urlsafe(48)
    unfinished = path.with_name(f"secret.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(made)
    unfinished.replace(path)
    return made
