"""What each role may do, and what was done to an account, in words."""

from finder.accounts.trail import Event
from finder.i18n import gettext
from finder.vocabulary import AccountDeed, Role, mark
from finder.vocabulary.words import words_for

ABOUT_ROLES = {
    Role.EDITOR: mark("adds, edits, publishes and confirms services"),
    Role.ADMIN: mark("what an editor may, and looks after people, settings, imports and erasures"),
    Role.WORKER: mark("makes lists and referrals for clients"),
}


def role_words(role: Role) -> str:
    """Give what a role is called."""
    return gettext(words_for(role))


def deed_words(event: Event) -> str:
    """Give what was done to an account; of changed roles also which they are now."""
    deed = gettext(words_for(event.deed))
    if event.deed is not AccountDeed.ROLES_CHANGED:
        return f"{deed} ({event.details})" if event.details else deed
    roles = [role_words(Role(one)) for one in event.details.split(", ") if one in set(Role)]
    return f"{deed}: {', '.join(roles) or gettext('none')}"
