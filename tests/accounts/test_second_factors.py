"""A code is taken once, also by two who sent it before either was told."""

import pytest
from sqlmodel import Session

from finder.accounts.people import create_account
from finder.accounts.second_factors import UsedCodeError, take_code
from tests.conftest import NOW


def test_a_code_that_two_read_as_new_is_taken_once(session: Session) -> None:
    owner = create_account(session, "editor@example.org", "", [], NOW).id
    session.flush()

    take_code(session, owner, 7)

    for counter in (7, 6):
        with pytest.raises(UsedCodeError):
            take_code(session, owner, counter)
    take_code(session, owner, 8)
