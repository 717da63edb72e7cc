"""The command that looks whether links still work."""

from datetime import UTC, datetime, timedelta

import pytest

from finder.cli import links
from finder.cli.links import link_work
from finder.config import Config
from finder.db import writing
from finder.directory.links.findings import keep
from finder.directory.links.looking import LinkWork
from finder.fetching import Answer
from finder.vocabulary import LinkOutcome
from tests import make
from tests.directory.links.test_looking import here
from tests.fetching.site import Site
from tests.web.conftest import BrowserOn


def test_check_links_says_what_was_found_and_connects_to_nobody_inside(
    browser_on: BrowserOn, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine, missing = f"http://a.example:{site.server_port}/", "http://nobody.example/"
    records = [make.record(url, url=url, url_kind="own") for url in (fine, missing)]
    app = browser_on(*records).client.application
    with writing(app.extensions["engine"]) as session:
        for days in (2, 1):
            moment = datetime.now(UTC) - timedelta(days=days)
            keep(session, [(missing, Answer(LinkOutcome.NO_HOST), moment)])

    def with_our_names(config: Config) -> LinkWork:
        usual = link_work(config)
        inside = usual.asker
        return LinkWork(type(inside)(inside.agent, lambda _: True, here), usual.clock, 0, 0)

    with monkeypatch.context() as patch:
        patch.setattr(links, "link_work", with_our_names)
        done = app.test_cli_runner().invoke(args=["finder", "check-links"])
    assert done.exit_code == 0, done.output
    assert "Looking at 2 links, as SupportFinder-LinkCheck." in done.output
    assert "1 fine" in done.output
    assert "1 no host" in done.output
    assert f"Does not work: {missing}" in done.output
    assert site.agents == {"SupportFinder-LinkCheck"}

    # With nothing changed, it is told apart whom one may connect to.
    assert link_work(app.extensions["config"]).asker.ask(site.origin) == Answer(
        LinkOutcome.NOT_FOLLOWED
    )
