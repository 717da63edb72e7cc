"""Records that may describe one and the same service, and what becomes of them."""
