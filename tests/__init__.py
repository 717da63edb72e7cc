"""The tests, one folder per room of the house."""

import gc

# What is imported and collected stays to the end: tests/conftest.py enables it again then.
gc.disable()
