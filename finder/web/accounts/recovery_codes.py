"""Recovery codes: shown once after they were made, and made anew."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from finder.accounts.second_factors import count_recovery_codes, new_recovery_codes
from finder.accounts.sessions import keep_pending
from finder.web.addresses import address
from finder.web.asked_again import ask_again
from finder.web.proving import CODES, code_reader, hold_codes, read_pending
from finder.web.requests import get_session
from finder.web.signed_in import current_account, safe_next, see_other, write

blueprint = Blueprint("recovery_codes", __name__)


@blueprint.route("/recovery-codes", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Show codes that were just made, else how many are left; make new ones, or put them away."""
    account = current_account()
    then = safe_next(request.args.get("next"), "") or None
    if request.method == "POST":
        codes = None
        if "new" in request.form:
            ask_again()
            codes = new_recovery_codes(code_reader())
        with write() as work:
            if codes is None:
                keep_pending(work.session, account.session_id, None)
                work.outcome = then or address("admin.desk.index")
            else:
                hold_codes(work.session, account, codes)
                work.outcome = address("accounts.recovery_codes.index", next=then)
        return see_other(work.outcome)
    return render_template(
        "accounts/recovery_codes/index.html",
        codes=read_pending(account, CODES),
        left=count_recovery_codes(get_session(), account.id),
        then=then,
    )
