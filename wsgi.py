"""The application, for servers and for `flask --app wsgi`."""

import gc
import sys

# What a start makes stays to the end: to look through it for garbage again and again while it grows
# would take a quarter of the start.
gc.disable()

from finder import create_app  # noqa: E402 (not before it is disabled)
from finder.config import UnsafeSettingError  # noqa: E402

try:
    application = create_app()
except UnsafeSettingError as error:
    sys.exit(str(error))
app = application
gc.freeze()
gc.enable()
