from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from finder.db import reading, writing
from finder.directory.authors import Author
from finder.directory.proposals import (
    UnknownProposalError,
    approve,
    forget_about,
    list_proposals,
    read_proposal,
)
from finder.directory.reading import read_version
from finder.directory.revisions import history
from finder.directory.storing import SERVICE
from finder.migrations import upgrade
from finder.models import Revision
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import ListingStatus, Origin
from tests import make
from tests.conftest import NOW

ME, OTHER = "me@example.org", "other@example.org"


def test_a_proposal_is_tried_without_a_trace_and_done_by_somebody_else(
    either_engine: Engine, gazetteer: Gazetteer
) -> None:
    upgrade(either_engine)
    record, me = make.record(), Author(ME, Origin.STAFF, "They told me")
    with writing(either_engine) as session:
        make.store(session, gazetteer, record)
    with writing(either_engine) as session:
        key = make.propose_closing(session, record.id, me, gazetteer)
        spare = make.propose_closing(session, record.id, me, gazetteer)
    with reading(either_engine) as session:
        # Nothing of the trial is left: neither a version nor a number.
        assert session.execute(select(func.count()).select_from(Revision)).scalar_one() == 2
        assert read_version(session) == 1
        kept = read_proposal(session, key, OTHER)
    assert kept is not None
    assert [one.record and one.record["status"] for one in kept.shown] == ["not_live"]

    for reviewer, seen in ((ME, NOW), (OTHER, NOW - timedelta(minutes=1))):
        by = Author(reviewer, Origin.STAFF)
        with writing(either_engine) as session, pytest.raises(UnknownProposalError):
            approve(session, key, reviewer, by, NOW, gazetteer, seen=seen)
    with writing(either_engine) as session:
        approve(session, key, OTHER, Author(OTHER, Origin.STAFF), NOW, gazetteer, seen=NOW)
        newest = history(session, SERVICE, record.id)[0]
        assert newest.actor == OTHER
        assert newest.reason == f"Closed: Proposed by {ME}: They told me"
        assert getattr(newest.record, "status", None) is ListingStatus.NOT_LIVE
        assert [one.id for one in list_proposals(session, ME)] == [spare]
        forget_about(session, [record.id])
        assert list_proposals(session, ME) == []
