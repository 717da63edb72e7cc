"""The way out for who may be watched: on which pages `Leave this page` stands.

Everything else is in `finder/static/leave.js`. That is loaded by every page, because Back may
lead to any of them.
"""

from collections.abc import Iterable

from flask import Flask

from finder.config import EVERYWHERE
from finder.search.alarms import Notice
from finder.search.results import SearchResults
from finder.web.requests import get_config

# Help that somebody at home must perhaps not see: needs, audiences and notices above results.
SAFETY = "safety"
TOPICS = frozenset(
    {
        SAFETY,
        "urgent",  # the group that help to be safe belongs to
        "intimacy_body_image",
        "lgbtq",
        "trans_nonbinary",
        Notice.CRISIS.value,
        Notice.SAFETY.value,
    }
)


def prepare(app: Flask) -> None:
    """Let every template know whether it offers the way out, and where that leads."""
    app.context_processor(
        lambda: {"offers_exit": offered(), "exit_address": get_config().exit_address}
    )


def offers_exit(quick_exit: str, topics: Iterable[str]) -> bool:
    """Say whether a page about these topics offers the way out under this setting."""
    return quick_exit == EVERYWHERE or not TOPICS.isdisjoint(topics)


def offered(*topics: str) -> bool:
    """Say whether a page of this site about these topics offers the way out."""
    return offers_exit(get_config().quick_exit, topics)


def topics_of(results: SearchResults) -> tuple[str, ...]:
    """Give what a page of results is about: filters chosen, terms read, the notice above it."""
    request, understanding = results.request, results.understanding
    return (
        *request.values("need"),
        *request.values("audience"),
        *understanding.terms("need"),
        *understanding.terms("audience"),
        *([understanding.notice.value] if understanding.notice else []),
    )
