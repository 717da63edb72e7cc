"""A form counts once, also when it comes twice at the same moment."""

from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from finder.accounts.form_keys import (
    KEPT,
    ForeignFormError,
    TakenFormError,
    forget_old_forms,
    keep_outcome,
    take_form,
)
from finder.accounts.people import create_account
from finder.db import writing
from finder.models import Account, FormKey
from tests.conftest import NOW

KEY = "k" * 32


def test_two_at_once_do_the_work_once(ready_engine: Engine) -> None:
    with writing(ready_engine) as session:
        owner = create_account(session, "editor@example.org", "", [], NOW).id
    start, led = Barrier(4), []

    def send(number: int) -> None:
        start.wait()
        try:
            with writing(ready_engine) as session:
                take_form(session, KEY, owner, "admin.services.add", NOW)
                create_account(session, f"made-{number}@example.org", "", [], NOW)
                keep_outcome(session, KEY, f"/staff/{number}")
                led.append(f"/staff/{number}")
        except TakenFormError as error:
            led.append(error.outcome)

    threads = [Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with writing(ready_engine) as session:
        made = session.execute(select(Account)).scalars().all()
        assert len(made) == 2
        assert len(led) == 4
        assert len(set(led)) == 1
        with pytest.raises(ForeignFormError):
            take_form(session, KEY, owner, "admin.services.close", NOW)
        with pytest.raises(ForeignFormError):
            take_form(session, KEY, uuid4(), "admin.services.add", NOW)
        assert forget_old_forms(session, NOW + KEPT - timedelta(seconds=1)) == 0
        assert forget_old_forms(session, NOW + KEPT) == 1


def test_work_that_breaks_off_leaves_the_form_to_be_sent_again(ready_engine: Engine) -> None:
    with writing(ready_engine) as session:
        owner = create_account(session, "editor@example.org", "", [], NOW).id

    with suppress(ZeroDivisionError), writing(ready_engine) as session:
        take_form(session, KEY, owner, "admin.services.add", NOW)
        raise ZeroDivisionError

    with writing(ready_engine) as session:
        take_form(session, KEY, owner, "admin.services.add", NOW)
        assert session.execute(select(FormKey)).scalar_one().outcome == ""
