"""Every table. HSDS 3.2 names where HSDS has the thing; ours beside them."""

from finder.models.account import (
    Account,
    AccountEvent,
    AccountLink,
    AccountRole,
    AccountSession,
    FailedTry,
    FormKey,
    Passkey,
    RecoveryCode,
)
from finder.models.casework import (
    CaseCounter,
    CaseFile,
    CaseItem,
    CaseMinutes,
    Collection,
    ListingReport,
    Team,
    TeamLink,
    TeamMember,
)
from finder.models.columns import table_of
from finder.models.draft import Draft
from finder.models.duplicate import NotDuplicate
from finder.models.history import ChangeSet, DirectoryEvent, DirectoryState, Revision, Tombstone
from finder.models.job import Job
from finder.models.link import LinkCheck
from finder.models.organization import Organization
from finder.models.outbox import OutboxMessage
from finder.models.place import Address, Location, ServiceArea, ServiceAtLocation
from finder.models.proposal import Proposal
from finder.models.service import (
    Attribute,
    CostOption,
    Freshness,
    Language,
    Phone,
    Schedule,
    Service,
    Source,
    Translation,
)
from finder.models.setting import DirectorySetting

__all__ = [
    "Account",
    "AccountEvent",
    "AccountLink",
    "AccountRole",
    "AccountSession",
    "Address",
    "Attribute",
    "CaseCounter",
    "CaseFile",
    "CaseItem",
    "CaseMinutes",
    "ChangeSet",
    "Collection",
    "CostOption",
    "DirectoryEvent",
    "DirectorySetting",
    "DirectoryState",
    "Draft",
    "FailedTry",
    "FormKey",
    "Freshness",
    "Job",
    "Language",
    "LinkCheck",
    "ListingReport",
    "Location",
    "NotDuplicate",
    "Organization",
    "OutboxMessage",
    "Passkey",
    "Phone",
    "Proposal",
    "RecoveryCode",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Source",
    "Team",
    "TeamLink",
    "TeamMember",
    "Tombstone",
    "Translation",
    "table_of",
]
