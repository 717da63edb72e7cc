"""What may be wrong with a backup or stand in its way; each message is a sentence to act on."""


class BackupError(RuntimeError):
    """A backup cannot be made, or not be used; the message says why and what to do."""


class ForeignBackupError(BackupError):
    """The file is no backup of Support Finder."""


class ShortBackupError(BackupError):
    """The end of the backup is missing."""


class DamagedBackupError(BackupError):
    """Something in the backup is not as it was written."""


class NewerBackupError(BackupError):
    """The backup was made by a newer version of Support Finder."""


class DatabaseInUseError(BackupError):
    """The site, or another program, has the database open."""
