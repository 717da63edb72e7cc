"""What the staff read in place of the values of closed lists; each list is here, whole.

What visitors read is worded where it is said to them. A form may say more than the value: "I do
not know" where a record says "Not known".
"""

from enum import Enum

from finder.vocabulary.closed import (
    AccountDeed,
    Applicant,
    ApplicationRoute,
    CheckedBy,
    CheckMethod,
    CheckResult,
    ClosedReason,
    Cost,
    DirectoryDeed,
    DraftState,
    FieldGroup,
    FundStatus,
    JobState,
    LanguageSupport,
    LinkKind,
    LinkOutcome,
    LinkPurpose,
    ListingStatus,
    LocationType,
    OrganizationType,
    Origin,
    Precision,
    ProposedDeed,
    Reach,
    Role,
    Sensitivity,
    Stage,
    TombstoneKind,
    TranslationState,
    UrgentKind,
)
from finder.vocabulary.costs import COSTS
from finder.vocabulary.taxonomy import mark

NOT_KNOWN = mark("Not known")
# By the list, then by the value: values of two lists may be spelt alike.
WORDS: dict[type[Enum], dict[Enum, str]] = {
    ListingStatus: {
        ListingStatus.LIVE: mark("It is there"),
        ListingStatus.UNKNOWN: NOT_KNOWN,
        ListingStatus.NOT_LIVE: mark("It has ended"),
    },
    FundStatus: {
        FundStatus.OPEN: mark("It takes applications"),
        FundStatus.WAITING_LIST: mark("It has a waiting list"),
        FundStatus.CLOSED: mark("It is closed for now"),
        FundStatus.UNKNOWN: NOT_KNOWN,
    },
    JobState: {
        JobState.WAITING: mark("waits for its turn"),
        JobState.RUNNING: mark("under way"),
        JobState.DONE: mark("finished"),
        JobState.FAILED: mark("could not be done"),
        JobState.CANCELLED: mark("stopped"),
    },
    Reach: {
        Reach.SITE: mark("People go there"),
        Reach.AREA: mark("Help comes to the people of an area"),
        Reach.NONE: mark("No place is involved"),
    },
    Cost: {
        **{Cost(term.id): term.label for term in COSTS},
        Cost.NOT_APPLICABLE: mark("It gives money or goods"),
        Cost.UNKNOWN: NOT_KNOWN,
    },
    Stage: {
        Stage.ANY: mark("Any stage"),
        Stage.EARLY_ONLY: mark("Early cancer only"),
        Stage.METASTATIC_ONLY: mark("Metastatic (stage 4) cancer only"),
    },
    Applicant: {
        Applicant.EITHER: mark("The person or their family"),
        Applicant.SELF: mark("The person"),
        Applicant.FAMILY: mark("The family"),
        Applicant.PROFESSIONAL_ONLY: mark("Only a health or social care worker"),
        Applicant.UNKNOWN: NOT_KNOWN,
    },
    ApplicationRoute: {
        ApplicationRoute.PHONE: mark("By phone"),
        ApplicationRoute.EMAIL: mark("By e-mail"),
        ApplicationRoute.ONLINE_FORM: mark("A form on the website"),
        ApplicationRoute.POST: mark("A form by post"),
        ApplicationRoute.IN_PERSON: mark("Ask there in person"),
        ApplicationRoute.WALK_IN: mark("Just come"),
        ApplicationRoute.PROFESSIONAL_ONLY: mark("A professional asks"),
    },
    LinkKind: {
        LinkKind.OWN: mark("The service’s own page"),
        LinkKind.ABOUT: mark("A page of somebody else about it"),
        LinkKind.CLINICIAN: mark("A page for health professionals"),
    },
    LinkOutcome: {
        LinkOutcome.FINE: mark("it opens"),
        LinkOutcome.MOVED: mark("it has moved to another address"),
        LinkOutcome.GONE: mark("there is no such page any more"),
        LinkOutcome.NO_HOST: mark("there is no such site"),
        LinkOutcome.REFUSED: mark("the site does not let a machine look"),
        LinkOutcome.NO_ANSWER: mark("nobody answers"),
        LinkOutcome.BAD_CERTIFICATE: mark("its certificate is wrong"),
        LinkOutcome.NOT_FOLLOWED: mark("it leads where we do not look"),
    },
    Sensitivity: {
        Sensitivity.STAGE4_ONLY: mark("Speaks of stage 4 cancer"),
        Sensitivity.END_OF_LIFE: mark("Speaks of the end of life"),
        Sensitivity.BEREAVEMENT: mark("Speaks of death and loss"),
        Sensitivity.SCREENING_HEALTHY: mark("Screening for people without cancer"),
    },
    OrganizationType: {
        OrganizationType.CHARITY: mark("Charity"),
        OrganizationType.PUBLIC: mark("Public body"),
        OrganizationType.HOSPITAL: mark("Hospital or health centre"),
        OrganizationType.COMPANY: mark("Company"),
        OrganizationType.UNIVERSITY: mark("University"),
        OrganizationType.INFORMAL: mark("Group of volunteers"),
        OrganizationType.UNKNOWN: NOT_KNOWN,
    },
    LocationType: {
        LocationType.PHYSICAL: mark("A place to go to"),
        LocationType.POSTAL: mark("Only for letters"),
        LocationType.VIRTUAL: mark("Only online"),
    },
    Precision: {
        Precision.EXACT: mark("exact on the map"),
        Precision.STREET: mark("on the map by its street"),
        Precision.POSTCODE: mark("on the map by its postcode"),
        Precision.TOWN: mark("on the map by its town"),
        Precision.NONE: mark("not on the map"),
    },
    LanguageSupport: {
        LanguageSupport.STAFF: mark("spoken by those who work there"),
        LanguageSupport.INTERPRETER: mark("with an interpreter"),
        LanguageSupport.WRITTEN: mark("in writing"),
        LanguageSupport.UNKNOWN: NOT_KNOWN,
    },
    FieldGroup: {
        FieldGroup.CONTACT: mark("How to get in touch"),
        FieldGroup.HOURS: mark("Opening times"),
        FieldGroup.ELIGIBILITY: mark("Who may use it"),
        FieldGroup.FUND_STATUS: mark("Whether the fund is open"),
        FieldGroup.LOCATION: mark("Where it is"),
        FieldGroup.DESCRIPTION: mark("What it is and does"),
    },
    CheckedBy: {
        CheckedBy.STAFF: mark("by one of us"),
        CheckedBy.VOLUNTEER: mark("by a volunteer"),
        CheckedBy.ORGANIZATION: mark("by the organisation itself"),
        CheckedBy.MACHINE: mark("by a machine"),
    },
    CheckMethod: {
        CheckMethod.PHONE: mark("a phone call"),
        CheckMethod.EMAIL: mark("a letter or e-mail"),
        CheckMethod.WEBSITE: mark("their own page"),
        CheckMethod.VISIT: mark("a visit"),
    },
    CheckResult: {
        CheckResult.CONFIRMED: mark("confirmed as shown"),
        CheckResult.CHANGED: mark("something was different"),
        CheckResult.NO_ANSWER: mark("nobody answered"),
    },
    Origin: {
        Origin.SEED: mark("the list that came with the program"),
        Origin.IMPORT: mark("a file that was brought in"),
        Origin.ORGANIZATION: mark("the organisation itself"),
        Origin.STAFF: mark("one of us"),
    },
    DraftState: {
        DraftState.OPEN: mark("being written"),
        DraftState.WAITING: mark("waits for a second pair of eyes"),
        DraftState.SENT_BACK: mark("sent back"),
    },
    ProposedDeed: {
        ProposedDeed.CLOSE: mark("to close it"),
        ProposedDeed.REOPEN: mark("to open it again"),
        ProposedDeed.RESTORE: mark("to bring a version back"),
        ProposedDeed.ORGANIZATION: mark("to change what an organisation says of itself"),
        ProposedDeed.JOIN: mark("to make one of two"),
        ProposedDeed.UNDO: mark("to undo what was done together"),
        ProposedDeed.BULK: mark("to change many at once"),
    },
    TombstoneKind: {
        TombstoneKind.TAKEN_OUT: mark("What added it was undone"),
        TombstoneKind.SAFETY: mark("Somebody is in danger while it can be read"),
        TombstoneKind.LAW: mark("The law, or a person's right, asks for it"),
    },
    ClosedReason: {
        ClosedReason.ENDED: mark("It has ended"),
        ClosedReason.MOVED: mark("Somebody else gives it now"),
        ClosedReason.NO_MONEY: mark("Its money has run out"),
        ClosedReason.ORGANIZATION_CLOSED: mark("The organisation has closed"),
        ClosedReason.NO_ANSWER: mark("No sign of life: nobody answers, and the page is gone"),
        ClosedReason.DELISTED: mark("It does not belong on the list"),
    },
    TranslationState: {
        TranslationState.TRANSLATED: mark("not yet looked at by the organisation"),
        TranslationState.CONFIRMED: mark("looked at by the organisation"),
    },
    UrgentKind: {
        UrgentKind.EMERGENCY: mark("Emergency"),
        UrgentKind.CRISIS: mark("Crisis"),
        UrgentKind.ABUSE: mark("Violence at home"),
        UrgentKind.CHILDREN: mark("For children"),
        UrgentKind.ELDER: mark("For older people"),
        UrgentKind.CANCER_HELPLINE: mark("Cancer helpline"),
        UrgentKind.MEDICAL_ADVICE: mark("Medical advice"),
    },
    Role: {
        Role.EDITOR: mark("Editor"),
        Role.ADMIN: mark("Admin"),
        Role.WORKER: mark("Social worker"),
    },
    LinkPurpose: {
        LinkPurpose.INVITATION: mark("An invitation"),
        LinkPurpose.NEW_PASSWORD: mark("A new password"),
    },
    DirectoryDeed: {
        DirectoryDeed.SETTING_CHANGED: mark("A setting was changed"),
        DirectoryDeed.ERASED: mark("Erased for good"),
    },
    AccountDeed: {
        AccountDeed.INVITED: mark("Invited"),
        AccountDeed.LINK_SENT: mark("A link for a new password was sent"),
        AccountDeed.JOINED: mark("Joined"),
        AccountDeed.NEW_PASSWORD: mark("New password"),
        AccountDeed.NEW_SECOND_FACTOR: mark("New app for codes"),
        AccountDeed.SECOND_FACTOR_FORGOTTEN: mark("App for codes taken away"),
        AccountDeed.NEW_RECOVERY_CODES: mark("New recovery codes"),
        AccountDeed.RECOVERY_CODE_USED: mark("Signed in with a recovery code"),
        AccountDeed.NEW_PASSKEY: mark("Passkey added"),
        AccountDeed.PASSKEY_REMOVED: mark("Passkey taken out"),
        AccountDeed.ROLES_CHANGED: mark("Roles changed"),
        AccountDeed.SUSPENDED: mark("Suspended"),
        AccountDeed.RESTORED: mark("Restored"),
        AccountDeed.SESSIONS_ENDED: mark("Signed out elsewhere"),
        AccountDeed.EXPORTED: mark("Took the list of people"),
    },
}


def words_for(value: Enum) -> str:
    """Give what the staff read in place of a value, to be translated by whoever shows it."""
    return WORDS[type(value)][value]
