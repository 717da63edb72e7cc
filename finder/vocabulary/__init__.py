"""The words that data may use: trees of terms and closed lists.

Labels are English source text marked for translation; whoever shows one translates it.
"""

from finder.vocabulary.audiences import AUDIENCES
from finder.vocabulary.cancers import ANY_CANCER, CANCERS
from finder.vocabulary.closed import (
    ERASED,
    FINE,
    Applicant,
    ApplicationRoute,
    CheckedBy,
    CheckMethod,
    CheckResult,
    ClosedReason,
    Cost,
    DraftState,
    FieldGroup,
    FundStatus,
    JobState,
    LanguageSupport,
    LinkKind,
    LinkPurpose,
    ListingStatus,
    LocationType,
    OrganizationType,
    Origin,
    Precision,
    Reach,
    Role,
    Sensitivity,
    Stage,
    TombstoneKind,
    TranslationState,
    UrgentKind,
)
from finder.vocabulary.costs import COSTS
from finder.vocabulary.modes import AT_A_DESK, DELIVERY_MODES, IN_PERSON
from finder.vocabulary.needs import NEEDS
from finder.vocabulary.taxonomy import Taxonomy, Term, UnknownTermError, mark

__all__ = [
    "ANY_CANCER",
    "AT_A_DESK",
    "AUDIENCES",
    "CANCERS",
    "COSTS",
    "DELIVERY_MODES",
    "ERASED",
    "FINE",
    "IN_PERSON",
    "NEEDS",
    "Applicant",
    "ApplicationRoute",
    "CheckMethod",
    "CheckResult",
    "CheckedBy",
    "ClosedReason",
    "Cost",
    "DraftState",
    "FieldGroup",
    "FundStatus",
    "JobState",
    "LanguageSupport",
    "LinkKind",
    "LinkPurpose",
    "ListingStatus",
    "LocationType",
    "OrganizationType",
    "Origin",
    "Precision",
    "Reach",
    "Role",
    "Sensitivity",
    "Stage",
    "Taxonomy",
    "Term",
    "TombstoneKind",
    "TranslationState",
    "UnknownTermError",
    "UrgentKind",
    "mark",
]
