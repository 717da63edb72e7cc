"""Signing in, and the pages about accounts."""

from flask import Blueprint

from finder.web.accounts import links, me, passkeys, passwords, people, recovery_codes, sign_in

accounts = Blueprint("accounts", __name__, url_prefix="/staff")
for _room in (sign_in, links, passwords, recovery_codes, passkeys, me, people):
    accounts.register_blueprint(_room.blueprint)
