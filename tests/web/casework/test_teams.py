"""Who is in which team, for admins."""

from finder.vocabulary import Role
from tests.web.casework.conftest import WORKER, WorkerBrowser, new_case
from tests.web.conftest import StaffBrowser


def test_index_makes_a_team_and_show_puts_workers_into_it(
    staff_browser: StaffBrowser, worker_browser: WorkerBrowser
) -> None:
    worker = worker_browser(team="Ward 6")
    case = new_case(worker)
    admin = staff_browser(roles=[Role.ADMIN], email="admin@example.org")

    page = admin.submit(admin.open("/staff/teams"), {"name": "Ward 5"}, to="/teams")
    assert page.heading == "Ward 5"
    (box,) = page.all("input", name="members")
    page = admin.submit(page, {"members": [box.get("value")]})
    assert "1 worker; 0 cases" in page.main
    assert "1 worker; 1 case" in page.main

    ward_6 = page.links()["Ward 6"]
    admin.submit(admin.open(ward_6), {"members": []})
    assert worker.ask(case.path).status == 404


def test_show_asks_again_before_somebody_sees_cases_and_undoes_nothing_of_others(
    staff_browser: StaffBrowser, worker_browser: WorkerBrowser
) -> None:
    worker_browser(team="Ward 6")
    admin = staff_browser(roles=[Role.ADMIN], email="admin@example.org")
    links = admin.submit(admin.open("/staff/teams"), {"name": "Ward 5"}, to="/teams")
    tired = staff_browser(roles=[Role.ADMIN], email="b@example.org", asked_lately=False)
    before = tired.open(links.path)
    (box,) = before.all("input", name="members")

    assert "Is it you?" in tired.submit(before, {"members": [box.get("value")]}, status=422).main
    admin.submit(admin.open(links.path), {"members": [box.get("value")]})
    # The page that was opened before says nothing of who is in it since.
    assert "1 worker; 0 cases" in tired.submit(before, {"members": []}).main


def test_index_says_what_is_wrong(staff_browser: StaffBrowser) -> None:
    admin = staff_browser(roles=[Role.ADMIN], email="admin@example.org")
    page = admin.open("/staff/teams")
    admin.submit(page, {"name": "Ward 5"}, to="/teams")
    page = admin.open("/staff/teams")

    for name, sentence in (("", "Enter the team's name"), ("WARD 5", "a team of this name")):
        assert sentence in admin.submit(page, {"name": name}, to="/teams", status=422).main


def test_show_names_a_team_anew_and_nobody_but_workers(
    staff_browser: StaffBrowser, worker_browser: WorkerBrowser
) -> None:
    worker_browser(team="Ward 6")
    admin = staff_browser(roles=[Role.ADMIN], email="admin@example.org")
    page = admin.open(admin.open("/staff/teams").links()["Ward 6"])

    assert WORKER in page.main
    assert "admin@example.org" not in page.main
    assert "Enter the team's name" in admin.submit(page, {"name": "!"}, status=422).main
    assert "Ward 7" in admin.submit(page, {"name": "Ward 7"}).links()
