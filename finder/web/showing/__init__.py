"""A service in words, for every room that shows one to visitors."""
