"""The application, for servers and for `flask --app wsgi`."""

import sys

from finder import create_app
from finder.config import UnsafeSettingError

try:
    application = create_app()
except UnsafeSettingError as error:
    sys.exit(str(error))
app = application
