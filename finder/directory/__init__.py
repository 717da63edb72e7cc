"""What do we know? The directory's records: reading them, and the one way to write them."""
