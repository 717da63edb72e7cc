"""Roles and deeds in words."""

from finder.vocabulary import AccountDeed, Role, mark

ROLES = {
    Role.EDITOR: mark("Editor"),
    Role.ADMIN: mark("Admin"),
    Role.WORKER: mark("Social worker"),
}
ABOUT_ROLES = {
    Role.EDITOR: mark("adds, edits, publishes and confirms services"),
    Role.ADMIN: mark("what an editor may, and looks after people, settings, imports and erasures"),
    Role.WORKER: mark("makes lists and referrals for clients"),
}
DEEDS = {
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
}
