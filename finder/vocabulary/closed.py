"""Closed lists without a tree. Each value is what the database and the files hold."""

from enum import StrEnum


class ListingStatus(StrEnum):
    """Whether the service is still there, as far as anybody knows."""

    LIVE = "live"
    UNKNOWN = "unknown"
    NOT_LIVE = "not_live"


class FundStatus(StrEnum):
    """Whether a fund takes applications. Unknown is never shown as open."""

    OPEN = "open"
    WAITING_LIST = "waiting_list"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class JobState(StrEnum):
    """How far a piece of long work is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Reach(StrEnum):
    """Whether one goes there (site), help comes to an area, or no place is involved."""

    SITE = "site"
    AREA = "area"
    NONE = "none"


class Cost(StrEnum):
    """What it costs the person who uses it."""

    FREE = "free"
    FREE_WITH_SIGN_UP = "free_with_sign_up"
    DONATION = "donation"
    SLIDING_SCALE = "sliding_scale"
    FIXED_PRICE = "fixed_price"
    INSURANCE_BILLED = "insurance_billed"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Which stage of cancer a service limits itself to."""

    ANY = "any"
    EARLY_ONLY = "early_only"
    METASTATIC_ONLY = "metastatic_only"


class Applicant(StrEnum):
    """Who can ask for the service."""

    SELF = "self"
    FAMILY = "family"
    EITHER = "either"
    PROFESSIONAL_ONLY = "professional_only"
    UNKNOWN = "unknown"


class ApplicationRoute(StrEnum):
    """How one starts."""

    PHONE = "phone"
    EMAIL = "email"
    ONLINE_FORM = "online_form"
    POST = "post"
    IN_PERSON = "in_person"
    PROFESSIONAL_ONLY = "professional_only"
    WALK_IN = "walk_in"


class LinkKind(StrEnum):
    """What a link leads to: the service's own page, a page about it, or one for clinicians."""

    OWN = "own"
    ABOUT = "about"
    CLINICIAN = "clinician"


class LinkOutcome(StrEnum):
    """What a machine found behind a link. It confirms nothing and changes no fact."""

    FINE = "fine"
    MOVED = "moved"  # for good, to another address
    GONE = "gone"  # the site says that there is no such page
    NO_HOST = "no_host"  # there is no site of that name
    REFUSED = "refused"  # the site does not let us look; people may
    NO_ANSWER = "no_answer"  # nothing in time, or nothing that can be understood
    BAD_CERTIFICATE = "bad_certificate"
    NOT_FOLLOWED = "not_followed"  # it leads where we do not go, such as a private network


# The only ones by which a link may come to count as dead, and only after several days.
NOT_THERE = (LinkOutcome.GONE, LinkOutcome.NO_HOST)


class Sensitivity(StrEnum):
    """Help that many do not want to meet unasked."""

    STAGE4_ONLY = "stage4_only"
    END_OF_LIFE = "end_of_life"
    BEREAVEMENT = "bereavement"
    SCREENING_HEALTHY = "screening_healthy"


class OrganizationType(StrEnum):
    """What kind of body runs the service."""

    CHARITY = "charity"
    PUBLIC = "public"
    HOSPITAL = "hospital"
    COMPANY = "company"
    UNIVERSITY = "university"
    INFORMAL = "informal"
    UNKNOWN = "unknown"


class LocationType(StrEnum):
    """HSDS location_type; a postal address is never a place to go to."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


class Precision(StrEnum):
    """How exactly a point stands for its address; anything coarser than street is “about”."""

    EXACT = "exact"
    STREET = "street"
    POSTCODE = "postcode"
    TOWN = "town"
    NONE = "none"


# What is known to the street; anything coarser is said with "about".
FINE = (Precision.EXACT, Precision.STREET)


class LanguageSupport(StrEnum):
    """How a language is spoken there."""

    STAFF = "staff"
    INTERPRETER = "interpreter"
    WRITTEN = "written"
    UNKNOWN = "unknown"


class FieldGroup(StrEnum):
    """The parts of a listing that are confirmed one by one."""

    CONTACT = "contact"
    HOURS = "hours"
    ELIGIBILITY = "eligibility"
    FUND_STATUS = "fund_status"
    LOCATION = "location"
    DESCRIPTION = "description"


class CheckedBy(StrEnum):
    """Who looked. A machine's look never counts as the organisation's word."""

    ORGANIZATION = "organization"
    STAFF = "staff"
    VOLUNTEER = "volunteer"
    MACHINE = "machine"


class CheckMethod(StrEnum):
    """How a fact was checked."""

    PHONE = "phone"
    EMAIL = "email"
    WEBSITE = "website"
    VISIT = "visit"


class CheckResult(StrEnum):
    """What a check found."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    NO_ANSWER = "no_answer"


class Origin(StrEnum):
    """Who last stated a fact, weakest first: a weaker origin never overwrites a stronger one."""

    SEED = "seed"
    IMPORT = "import"
    ORGANIZATION = "organization"
    STAFF = "staff"


class DraftState(StrEnum):
    """How far a draft is on its way to be published."""

    OPEN = "open"
    WAITING = "waiting"  # for a second pair of eyes
    SENT_BACK = "sent_back"


class ProposedDeed(StrEnum):
    """What somebody wants done to the directory, where somebody else has to look at it first."""

    CLOSE = "close"
    REOPEN = "reopen"
    RESTORE = "restore"  # an older version
    ORGANIZATION = "organization"  # an edit of what it says of itself
    JOIN = "join"  # two services that are one
    UNDO = "undo"  # what was done together
    BULK = "bulk"  # one change to many services


class TombstoneKind(StrEnum):
    """Why a record is not there any more."""

    TAKEN_OUT = "taken_out"  # what added it was undone; it may come back
    SAFETY = "safety"  # erased so that nobody can be found by it
    LAW = "law"  # erased because a law or a court asks for it


# These never come back, and nothing of them is kept.
ERASED = (TombstoneKind.SAFETY, TombstoneKind.LAW)


class ClosedReason(StrEnum):
    """Why a service is not there any more."""

    ENDED = "ended"
    MOVED = "moved"  # somebody else gives it now
    NO_MONEY = "no_money"
    ORGANIZATION_CLOSED = "organization_closed"
    NO_ANSWER = "no_answer"  # no sign of life
    DELISTED = "delisted"  # it does not belong here


class TranslationState(StrEnum):
    """How far a translation was looked at."""

    TRANSLATED = "translated"  # nobody of the organisation has confirmed it
    CONFIRMED = "confirmed"


class UrgentKind(StrEnum):
    """What an urgent line is for."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    ABUSE = "abuse"
    CHILDREN = "children"
    ELDER = "elder"
    CANCER_HELPLINE = "cancer_helpline"
    MEDICAL_ADVICE = "medical_advice"


class Role(StrEnum):
    """What an account may do; one account may have several."""

    EDITOR = "editor"  # adds, edits, publishes and confirms
    ADMIN = "admin"  # what an editor may, and accounts, settings, imports, erasures
    WORKER = "worker"  # shortlists and referrals for clients


class LinkPurpose(StrEnum):
    """What a link for one use is for."""

    INVITATION = "invitation"
    NEW_PASSWORD = "new_password"  # noqa: S105 (the name of a purpose)


class DirectoryDeed(StrEnum):
    """What somebody did to the directory that is no version of a record."""

    SETTING_CHANGED = "setting_changed"
    ERASED = "erased"


class AccountDeed(StrEnum):
    """What somebody did to an account, their own or another's."""

    INVITED = "invited"
    LINK_SENT = "link_sent"
    JOINED = "joined"
    NEW_PASSWORD = "new_password"  # noqa: S105 (the name of a deed)
    NEW_SECOND_FACTOR = "new_second_factor"
    SECOND_FACTOR_FORGOTTEN = "second_factor_forgotten"
    NEW_RECOVERY_CODES = "new_recovery_codes"
    RECOVERY_CODE_USED = "recovery_code_used"
    NEW_PASSKEY = "new_passkey"
    PASSKEY_REMOVED = "passkey_removed"
    ROLES_CHANGED = "roles_changed"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    SESSIONS_ENDED = "sessions_ended"
    EXPORTED = "exported"
