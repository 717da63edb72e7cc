"""Pages of social workers with ten thousand cases, and lists of forty services."""

import gzip
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import event

from bench.data import config_of, load_seed
from bench.measuring import Row
from bench.pages import serving, time_pages
from finder import create_app
from finder.casework.cases import Known
from finder.casework.counters import Counted, count, month_of
from finder.casework.sealing import Sealer
from finder.casework.shortlist import MOST, write_shortlist
from finder.db import writing
from finder.models import CaseFile, CaseItem, table_of
from finder.vocabulary import NEEDS, ItemState, Outcome, Role
from tests.web.casework.conftest import put_into_team
from tests.web.staff import cookie_of, sign_in

CASES, GIVEN = 10_000, 5
WORKER = "worker@example.org"
NEEDED = ("ride", "lodging", "treatment_costs", "wigs", "counselling")
AREAS = ("US-MA", "US-NY", "US-NH", "US-RI", "US-CT")
KNOWN = Known(
    "", home="Lowell, MA", treatment="Dana-Farber", cancer="her2_positive", age=46, needs=NEEDED
)


def measure_cases(var: Path) -> list[Row]:
    """Give rows for a worker's pages and lists of forty, against the constant page."""
    var = var / "casework"
    var.mkdir()
    load_seed(var)
    app = create_app(config_of(var))
    member = sign_in(app, WORKER, [Role.WORKER])
    case = _fill(app, put_into_team(app, WORKER, "Ward 5"), datetime.now(UTC))
    forty = write_shortlist(range(1, MOST + 1))
    pages = {
        f"list of {CASES:,} cases": "/staff/cases",
        "the same, its last page": f"/staff/cases?page={CASES}",
        f"case of {GIVEN} given and {len(NEEDED)} needs": f"/staff/cases/{case}",
        "report of a quarter": "/staff/report",
        f"list of {MOST}": f"/list?kept={forty}",
        f"sheet of {MOST}": f"/list/sheet?kept={forty}",
    }
    with serving(var) as (connection, _):
        rows = time_pages(connection, pages, {"Cookie": "=".join(cookie_of(app, member))})
    return rows + [_weigh(app, page) for page in ("/list", "/list/sheet")]


def _fill(app: Flask, team: UUID, now: datetime) -> UUID:
    """Write the cases, and what was counted of them; gives one of the newest."""
    sealer = Sealer(app.extensions["config"].case_keys)
    cases = list(_cases(sealer, team, now))
    with writing(app.extensions["engine"]) as session:
        session.connection().execute(table_of(CaseFile).insert(), cases)
        items = [item for case in cases for item in _items(case)]
        session.connection().execute(table_of(CaseItem).insert(), items)
        for place, need in enumerate(NEEDS):
            for area in AREAS:
                for outcome in Outcome:
                    count(session, Counted(team, month_of(now), need.id, area, outcome), 5 + place)
    return UUID(str(cases[0]["id"]))


def _cases(sealer: Sealer, team: UUID, now: datetime) -> Iterator[dict[str, Any]]:
    known = asdict(KNOWN)
    needs = list(known.pop("needs"))
    for number in range(CASES):
        key, reference = uuid4(), f"case {number}"
        touched = now - timedelta(minutes=8 * number)
        yield {
            "id": key,
            "team_id": team,
            "reference_key": sealer.reference_key(team, reference),
            "sealed": sealer.seal(key, known | {"reference": reference}),
            "needs": needs,
            "unmet": [],
            "area": AREAS[number % len(AREAS)],
            "version": 1,
            "opened_at": touched,
            "touched_at": touched,
        }


def _items(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place, need in enumerate(NEEDED[:GIVEN], start=1):
        yield {
            "id": uuid4(),
            "case_id": case["id"],
            "service_number": place,
            "position": place,
            "need": need,
            "area": case["area"],
            "month": month_of(case["touched_at"]),
            "state": ItemState.GIVEN,
            "given_at": case["touched_at"],
            "changed_at": case["touched_at"],
        }


def _weigh(app: Flask, page: str) -> Row:
    """Give a row for the bytes and statements of a list of forty, against those of one service."""
    client, sent = app.test_client(), 0

    def note(*_arguments: object) -> None:
        nonlocal sent
        sent += 1

    event.listen(app.extensions["engine"], "before_cursor_execute", note)
    figures = []
    for most in (1, MOST):
        address = f"{page}?kept={write_shortlist(range(1, most + 1))}"
        client.get(address)
        sent = 0
        body = client.get(address).data
        figures.append((len(body), len(gzip.compress(body)), sent))
    event.remove(app.extensions["engine"], "before_cursor_execute", note)
    (one, _, few), (bytes_of_it, packed, statements) = figures
    return Row(
        f"{page} of {MOST}",
        f"{bytes_of_it:,} bytes, {packed:,} compressed; {statements} statements",
        f"{bytes_of_it / one:.1f} x and {statements / few:.1f} x a list of one",
    )
