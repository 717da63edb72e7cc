"""One list of pages for all that holds for each kind of page: a name, and an address."""

from uuid import UUID

PAGES = {
    "home": "/",
    "results": "/services?near=Boston&mode=in_person&within=80",
    "many filters": "/services?q=help&near=Springfield&need=money&need=home&language=es&page=99",
    "nothing found": "/services?q=xyzzyq&near=Leeds&mode=in_person",
    "unknown place": "/services?near=Bostn&need=zzz",
    "long word": f"/services?q={'w' * 190}",
    "read back": "/services?q=live+in+Lafayette,+treated+in+Houston,+need+lodging&explain=1",
    "crisis": "/services?q=i+want+to+die",
    "service": "/services/1",
    "centre": "/services/340",
    "organization": "/organizations/1",
    "urgent": "/urgent?country=GB",
    "start": "/start/her2-positive",
    "start near": "/start/her2-positive?near=Boston",
    "five calls": "/start/her2-positive/five-calls",
    "kinds of cancer": "/start",
    "helping": "/helping",
    "about": "/about",
    "privacy": "/privacy",
    "how we check": "/how-we-check",
    "what we list": "/what-we-list",
    "accessibility": "/accessibility",
    "quick exit": "/quick-exit",
    "list": "/list?kept=1.340.5g",
    "empty list": "/list",
    "sending": "/list/send?kept=1.340.5g",
    "sheet": "/list/sheet?kept=1.340.5g",
    "call sheet": "/list/calls?kept=1.340.5g",
    "error": "/nothing",
    "home in Spanish": "/es/",
    "results in Spanish": "/es/services?near=Boston&mode=in_person&within=80",
    "service in Spanish": "/es/services/1",
    "start in Spanish": "/es/start/her2-positive",
}
# Something that belongs together, which tests/browser/conftest.py makes in the site of the staff.
CHANGE_SET = UUID("6f1c2d0e-8a4b-4a5e-9d3c-0b7f5e2a9c11")
# A look at a file, made there too.
IMPORT = UUID("2b7de5a4-51d6-4b0e-8f7e-3c1a9d402e77")
# A draft of whoever opens these pages, whole but for being published.
DRAFT = UUID("0d4c1f52-5b6e-4f0a-8f57-9a4f3c1de201")
# The same of somebody else, which waits for a second pair of eyes.
WAITING = UUID("0d4c1f52-5b6e-4f0a-8f57-9a4f3c1de202")
# What somebody else wants done, set by tests/browser/conftest.py.
PROPOSED = UUID("0d4c1f52-5b6e-4f0a-8f57-9a4f3c1de203")
# A case of theirs and its team, with one service given.
TEAM = UUID("5b0f6f9e-3c1d-4f57-9a3e-6d2c8b1f0a44")
COLLECTION = UUID("9d1b4c70-2e8f-4b6d-a5c3-7f0e1d2c3b66")
CASE = UUID("c3a1e6d2-7f4b-4d0a-8e59-1b6f2a9d7c55")
# What stands in the addresses of links to its sheet and to its collection.
SHARED = {"sheets": "s" * 43, "collections": "c" * 43}
# The same for whoever is signed in, with every role: tests/browser/test_staff.py opens these.
# What lies before the second factor is opened there by itself.
STAFF_PAGES = {
    "sign in": "/staff/sign-in",
    "second factor": "/staff/sign-in/second-factor",
    "set up": "/staff/sign-in/set-up",
    "link": "/staff/links/none",
    "forgotten password": "/staff/forgotten-password",
    "recovery codes": "/staff/recovery-codes",
    "my account": "/staff/account",
    "my password": "/staff/account/password",
    "my second factor": "/staff/account/second-factor",
    "my passkeys": "/staff/account/passkeys",
    "people": "/staff/people",
    "invite": "/staff/people/invite",
    "person": "/staff/people/00000000-0000-0000-0000-000000000001",
    "desk": "/staff",
    "services": "/staff/services?list=no_contact",
    "choose services": "/staff/services/choose?chosen=1x3&q=cancer",
    "change services": "/staff/services/change?chosen=1x3&field=needs",
    "what would change": "/staff/services/change/preview"
    "?chosen=1x3&field=needs&how=add&needs=helpline",
    "services changed": f"/staff/services/change/done?set={CHANGE_SET}&left=1x2",
    "kept service": "/staff/services/1",
    "add": "/staff/services/add",
    "add: what it gives": f"/staff/services/add?draft={DRAFT}&step=help&check=1",
    "add: how and where": f"/staff/services/add?draft={DRAFT}&step=taking_part&read=1",
    "preview": f"/staff/services/add/preview?draft={DRAFT}",
    "drafts": "/staff/drafts",
    "draft to look at": f"/staff/drafts/{WAITING}",
    "something to do": f"/staff/proposals/{PROPOSED}",
    "history": "/staff/services/1/history",
    "bring back": "/staff/services/1/history/1",
    "bring an organization back": "/staff/organizations/1/history/1",
    "history of an organization": "/staff/organizations/1/history",
    "confirm": "/staff/services/1/confirm",
    "close": "/staff/services/1/close",
    "duplicates": "/staff/duplicates",
    "two services": "/staff/duplicates/1/2",
    "links": "/staff/link-checks",
    "erase": "/staff/services/1/erase",
    "kept organization": "/staff/organizations/1",
    "settings": "/staff/settings",
    "imports": "/staff/imports",
    "import": f"/staff/imports/{IMPORT}",
    "changes": "/staff/changes",
    "change set": f"/staff/changes/{CHANGE_SET}",
    "cases": "/staff/cases",
    "new case": "/staff/cases/new",
    "case": f"/staff/cases/{CASE}",
    "what is known of a case": f"/staff/cases/{CASE}/known",
    "erase a case": f"/staff/cases/{CASE}/erase",
    "case with a collection": f"/staff/cases/{CASE}?collection={COLLECTION}",
    "collections": "/staff/collections",
    "collection": f"/staff/collections/{COLLECTION}",
    "report": "/staff/report?period=2026-Q4",
    "teams": "/staff/teams",
    "team": f"/staff/teams/{TEAM}",
    "shared sheet": f"/shared/sheets/{SHARED['sheets']}",
    "shared collection": f"/shared/collections/{SHARED['collections']}",
}
# One page of each make-up, where a test has no time for all of them.
KINDS = (
    "home",
    "results",
    "nothing found",
    "crisis",
    "service",
    "urgent",
    "start",
    "five calls",
    "helping",
    "about",
    "error",
)
