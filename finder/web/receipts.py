"""What a form did, in one sentence on the page to which it leads."""

from flask import Flask, request

from finder.i18n import gettext
from finder.vocabulary import mark
from finder.web.addresses import address

DID = "did"
RECEIPTS = {
    "published": mark("Published. Visitors see it from now on."),
    "saved": mark("Saved. Visitors see it from now on."),
    "reopened": mark("It is open again, and stands in the results."),
    "settled": mark("Written down, and off the desk."),
    "brought-back": mark("Brought back, as a new version."),
    "kept": mark("Kept as a draft. You find it below “Your drafts”."),
    "asked": mark("The others are asked to look at it. It stands on their desks now."),
    "sent-back": mark("Sent back, with your word."),
    "asked-no-more": mark("Taken back. Nobody is asked any more."),
    "thrown-away": mark("Thrown away. For 30 days you can bring it back."),
    "out-of-the-bin": mark("It is a draft again."),
    "two": mark(
        "Written down: they are two. Nobody is asked again, unless you take it back below."
    ),
    "asked-about-again": mark("Taken back. The next search asks about these two again."),
    "joined": mark("Joined. The old address leads to the one that stays. You can undo it here."),
    "undone": mark("Undone. You can undo this too."),
    "nothing-undone": mark("Nothing was undone: all of it was changed since."),
    "named": mark("Saved. This is the name that others see."),
    "new-password": mark("Your new password counts from now on. Other browsers are signed out."),
    "new-app": mark("Codes come from your new app from now on."),
    "signed-out": mark("Signed out there."),
    "passkeys": mark("Saved."),
    "roles": mark("Saved. It counts from their next page on."),
    "invited": mark("Done. A letter with the link is on its way to them."),
    "linked": mark("Done. They join with the link below."),
    "suspended": mark("They can no longer sign in."),
    "restored": mark("They can sign in again."),
    "factor-forgotten": mark("Forgotten. They set up an app when they sign in next."),
    "shared": mark(
        "A link was made. Its address was shown once and cannot be shown again. Did you not see "
        "it? Take that link back, and make another."
    ),
    "taken-back": mark("Taken back. Whoever opens that link finds nothing."),
    "team": mark("Saved. Who is in it sees its cases from now on, and nobody else."),
}


def prepare(app: Flask) -> None:
    """Give the layout of the staff's pages the sentence."""
    app.jinja_env.globals.update(receipt=receipt)


def led_to(endpoint: str, did: str, **parts: object) -> str:
    """Give the address of a page that says first what was done, by a key of RECEIPTS."""
    if did not in RECEIPTS:
        raise KeyError(did)
    return address(endpoint, **parts, **{DID: did})


def receipt() -> str:
    """Give what was done just before this page, empty where nothing was."""
    words = RECEIPTS.get(request.args.get(DID, ""))
    return gettext(words) if words and request.method == "GET" else ""
