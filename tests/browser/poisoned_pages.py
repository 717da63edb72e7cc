"""Where a site shows what people wrote: an address for every page and every file."""

from finder.casework.shortlist import write_shortlist
from tests.browser.pages import PROPOSED, SHARED
from tests.browser.poisoned import (
    CASE,
    CHANGE_SET,
    CLOSED,
    COLLECTION,
    DONE,
    EDITS,
    IMPORT,
    LEADS_ON,
    PIECES,
    SINGLES,
    TEAM,
    TOWNS,
    TYPED,
    UNDER_WAY,
    WAITING,
    WHOLE,
)
from tests.browser.poisons import POISONS

# Those that do something only where a text begins with them.
BEGINNING = [
    number
    for number, text in zip(SINGLES, POISONS, strict=True)
    if text.startswith(("javascript:", "data:", "vbscript:", "=", "{{", "%"))
]
KEPT = write_shortlist([*PIECES, CLOSED, LEADS_ON, *SINGLES][:40])
REST = write_shortlist([*SINGLES][-40:])
FROM, TO = PIECES[0], PIECES[0] + 1
CHOSEN = f"chosen={FROM}.{'.'.join('1' for _ in PIECES[1:])}&q=zzqy+{{sharp}}"
STEPS = ("organization", "help", "taking_part", "whom", "source")
# Where to look at each page: `{piece}` stands for the records that hold all poisons together, and
# for those whose poison must begin a text; `{sharp}` and `{odd}` are typed into the address. Every
# record stands in the lists and files. A new page needs a line.
ADDRESSES: dict[str, tuple[str, ...]] = {
    "accounts.links.show": ("/staff/links/{invitation}",),
    "accounts.me.index": ("/staff/account",),
    "accounts.me.password": ("/staff/account/password",),
    "accounts.me.second_factor": ("/staff/account/second-factor",),
    "accounts.passkeys.index": ("/staff/account/passkeys",),
    "accounts.passwords.forgotten": ("/staff/forgotten-password?email={sharp}",),
    "accounts.people.index": ("/staff/people",),
    "accounts.people.invite": ("/staff/people/invite",),
    "accounts.people.show": ("/staff/people/{poisoned}",),
    "accounts.recovery_codes.index": ("/staff/recovery-codes",),
    "accounts.sign_in.index": ("/staff/sign-in?next=/staff/{sharp}",),
    "accounts.sign_in.second_factor": ("/staff/sign-in/second-factor?next=/staff/{sharp}",),
    "accounts.sign_in.set_up": ("/staff/sign-in/set-up?next=/staff/{sharp}",),
    "admin.bulk.change": (
        f"/staff/services/change?{CHOSEN}",
        f"/staff/services/change?{CHOSEN}&field=eligibility&how=put&eligibility={{sharp}}",
    ),
    "admin.bulk.choose": (
        f"/staff/services/choose?{CHOSEN}",
        "/staff/services/choose?chosen=1&q=window&page=1",
        "/staff/services/choose?q=window&page=2",
    ),
    "admin.bulk.done": (f"/staff/services/change/done?set={CHANGE_SET}&left=1x2",),
    "admin.bulk.preview": (
        f"/staff/services/change/preview?{CHOSEN}&field=eligibility&how=put&eligibility={{sharp}}",
    ),
    "admin.changes.index": ("/staff/changes", "/staff/changes?by={sharp}"),
    "admin.changes.show": (f"/staff/changes/{CHANGE_SET}",),
    "admin.checks.service": ("/staff/services/{piece}/confirm",),
    "admin.desk.index": ("/staff",),
    "admin.drafts.index": ("/staff/drafts", "/staff/drafts?list=bin", "/staff/drafts?by={sharp}"),
    "admin.drafts.show": (f"/staff/drafts/{WAITING}", f"/staff/drafts/{EDITS}"),
    "admin.duplicates.compare": tuple(f"/staff/duplicates/{one}/{one + 1}" for one in PIECES[::2]),
    "admin.duplicates.index": ("/staff/duplicates",),
    "admin.ending.close_service": (
        "/staff/services/{piece}/close",
        f"/staff/services/{CLOSED}/close",
    ),
    "admin.erasing.service": ("/staff/services/{piece}/erase",),
    "admin.history.organization": ("/staff/organizations/{piece}/history",),
    "admin.history.restore_organization": ("/staff/organizations/{piece}/history/1",),
    "admin.history.restore_service": ("/staff/services/{piece}/history/1",),
    "admin.history.service": ("/staff/services/{piece}/history",),
    "admin.imports.export": ("/staff/imports/export",),
    "admin.imports.index": ("/staff/imports",),
    "admin.imports.refused": (f"/staff/imports/{IMPORT}/refused",),
    "admin.imports.show": tuple(f"/staff/imports/{one}" for one in (IMPORT, DONE, UNDER_WAY)),
    "admin.imports.template": ("/staff/imports/template",),
    "admin.link_checks.index": ("/staff/link-checks",),
    "admin.organizations.names": ("/staff/organizations/names.js",),
    "admin.organizations.show": ("/staff/organizations/{piece}",),
    "admin.proposals.show": (f"/staff/proposals/{PROPOSED}",),
    "admin.services.add": tuple(
        f"/staff/services/add?draft={draft}&step={step}&{looked}=1"
        for draft, looked in ((TYPED, "check"), (WHOLE, "read"))
        for step in STEPS
    ),
    "admin.services.index": (
        "/staff/services",
        "/staff/services?page=2",
        "/staff/services?q=window",
        "/staff/services?q=zzqw{odd}",
        "/staff/services?erased={sharp}&still=1",
    ),
    "admin.services.preview": (
        f"/staff/services/add/preview?draft={WHOLE}",
        f"/staff/services/add/preview?draft={EDITS}",
    ),
    "admin.services.show": (
        "/staff/services/{piece}",
        f"/staff/services/{CLOSED}",
        f"/staff/services/{LEADS_ON}",
    ),
    "admin.settings.index": ("/staff/settings",),
    "api.search.index": ("/api/v1/search?near=Boston&limit=100",),
    "casework.cases.erase": (f"/staff/cases/{CASE}/erase",),
    "casework.cases.index": ("/staff/cases",),
    "casework.cases.known": (f"/staff/cases/{CASE}/known",),
    "casework.cases.new": ("/staff/cases/new",),
    "casework.cases.sheet": (f"/staff/cases/{CASE}/sheet",),
    "casework.cases.show": (f"/staff/cases/{CASE}", f"/staff/cases/{CASE}?collection={COLLECTION}"),
    "casework.collections.index": ("/staff/collections",),
    "casework.collections.show": (f"/staff/collections/{COLLECTION}",),
    "casework.report.index": ("/staff/report?period=2026-Q1", "/staff/report?period={sharp}"),
    "casework.report.minutes": ("/staff/report/minutes.csv?period=2026-Q1",),
    "casework.report.table": ("/staff/report/table.csv?period=2026-Q1",),
    "casework.teams.index": ("/staff/teams",),
    "casework.teams.show": (f"/staff/teams/{TEAM}",),
    "public.helping.index": ("/helping?near=Boston",),
    "public.home.index": ("/?q={sharp}&near={sharp}",),
    "public.machines.health": ("/healthz",),
    "public.machines.robots": ("/robots.txt",),
    "public.organizations.show": ("/organizations/{piece}",),
    "public.pages.about": ("/about?kept={sharp}&country={sharp}",),
    "public.pages.accessibility": ("/accessibility",),
    "public.pages.how_we_check": ("/how-we-check",),
    "public.pages.privacy": ("/privacy",),
    "public.pages.quick_exit": ("/quick-exit",),
    "public.pages.what_we_list": ("/what-we-list",),
    "public.services.index": (
        *(f"/services?near=Boston&page={page}" for page in range(1, 9)),
        "/services?q=cancer&near=Boston&page=2",
        "/services?q=zzqw{odd}",
        "/services?near={sharp}",
    ),
    "public.services.show": (
        "/services/{piece}",
        "/es/services/{piece}",
        f"/services/{CLOSED}",
        f"/services/{LEADS_ON}",
    ),
    "public.start.five_calls": ("/start/breast/five-calls?near=Boston",),
    "public.start.index": ("/start",),
    "public.start.show": tuple(f"/start/breast?near={town}" for town, _ in TOWNS),
    "public.urgent.index": ("/urgent?country={sharp}",),
    "shortlist.files.calendar": (
        f"/list/meetings.ics?kept={KEPT}",
        f"/list/meetings.ics?kept={REST}",
    ),
    "shortlist.files.contacts": (
        f"/list/numbers.vcf?kept={KEPT}",
        f"/list/numbers.vcf?kept={REST}",
    ),
    "shortlist.lists.index": (f"/list?kept={KEPT}", f"/list?kept={REST}"),
    "shortlist.sending.index": (f"/list/send?kept={KEPT}", f"/list/send?kept={REST}"),
    "shortlist.shared.collection": (f"/shared/collections/{SHARED['collections']}",),
    "shortlist.shared.sheet": (f"/shared/sheets/{SHARED['sheets']}",),
    "shortlist.sheets.calls": (f"/list/calls?kept={KEPT}", f"/list/calls?kept={REST}"),
    "shortlist.sheets.handout": (f"/list/sheet?kept={KEPT}", f"/list/sheet?kept={REST}"),
}
# What shows nothing that anybody wrote.
PLAIN = frozenset(
    {
        "accounts.me.password",
        "accounts.me.second_factor",
        "accounts.passwords.forgotten",
        "accounts.people.invite",
        "accounts.recovery_codes.index",
        "accounts.sign_in.index",
        "accounts.sign_in.second_factor",
        "accounts.sign_in.set_up",
        "admin.imports.template",
        "admin.settings.index",
        "public.machines.health",
        "public.machines.robots",
        "public.pages.about",
        "public.pages.accessibility",
        "public.pages.how_we_check",
        "public.pages.privacy",
        "public.pages.quick_exit",
        "public.pages.what_we_list",
        "public.start.index",
        "public.urgent.index",
    }
)
# What has room for one of them only.
NARROW = frozenset(
    {
        "accounts.links.show",
        "accounts.me.index",
        "admin.bulk.change",
        "casework.report.table",
        "public.start.five_calls",
        "public.helping.index",
        "public.home.index",
    }
)
