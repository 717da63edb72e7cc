"""How do letters leave us? An outbox in the database, and whoever carries them from there."""
