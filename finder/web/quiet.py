"""Nothing about a visitor is kept: no session, no cookie, and logs without their words."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

from flask import Flask, has_request_context, request
from flask.sessions import SessionInterface, SessionMixin

NO_ROUTE = "no route"
# Loggers of the servers that write addresses, and the application's own.
LOUD_LOGGERS = ("waitress", "werkzeug", "finder")


class NoSession(SessionInterface):
    """No session for anybody: reading it gives nothing, writing to it is an error."""

    def open_session(self, app: Flask, request: object) -> None:
        """Give no session."""

    def save_session(self, app: Flask, session: SessionMixin, response: object) -> None:
        """Keep nothing and set no cookie."""


class FinderApp(Flask):
    """Flask without its own static route and session, and with a log line that tells nothing."""

    session_interface = NoSession()

    def __init__(self, name: str) -> None:
        super().__init__(name, static_folder=None, template_folder="../templates")

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Log an exception with its method and route, without path, values or message."""
        route = request.endpoint or NO_ROUTE if has_request_context() else NO_ROUTE
        method = request.method if has_request_context() else "-"
        self.logger.error("%s %s failed\n%s", method, route, describe(exc_info[1]))


def describe(error: BaseException | None) -> str:
    """Give the classes of an exception and its causes with their frames, and no message."""
    return "\n".join(line for one in _with_causes(error) for line in _lines(one))


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _lines(error: BaseException) -> Iterator[str]:
    # A message may quote what somebody typed; a class and a place in our code may not.
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"


class WithoutWords(logging.Filter):
    """Replaces the words of a record about an exception by what `describe` says."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, emptied of values when it tells of an exception."""
        if record.exc_info:
            record.msg, record.args = f"failed\n{describe(record.exc_info[1])}", ()
            record.exc_info = record.exc_text = None
        return True


def silence_logs(app: Flask) -> None:
    """Let no server or framework write what somebody asked; there is no access log."""
    for name in LOUD_LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, WithoutWords) for one in logger.filters):
            logger.addFilter(WithoutWords())
    # The development server's request lines hold the whole address.
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    app.logger.setLevel(logging.INFO)
