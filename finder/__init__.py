"""Support Finder: help for people with cancer and those close to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from finder.config import Config


def create_app(config: Config | None = None) -> Flask:
    """Give the whole application; asks nothing of the network and changes nothing in the data.

    Raises UnsafeSettingError when a setting is missing or wrong.
    """
    # Here and not above: a room of the house can be had without the whole of it.
    from finder import cli, web
    from finder.accounts.wrong_links import WrongLinks
    from finder.config import UnsafeSettingError, load_config
    from finder.db import open_engine
    from finder.directory.duplicates.register import Register
    from finder.places.gazetteer import Gazetteer
    from finder.places.unpacking import unpack
    from finder.search.finding import Finder

    config = config or load_config()
    gazetteer = Gazetteer(unpack(config.var))
    if gazetteer.area(config.home_country) is None:
        raise UnsafeSettingError("FINDER_HOME_COUNTRY must be the code of a country, like US.")
    app = web.FinderApp(__name__)
    # A debugger shows the values of variables to whoever provokes an error.
    app.debug = app.debug and config.is_development
    app.extensions["config"] = config
    app.extensions["engine"] = open_engine(config.database_url)
    app.extensions["gazetteer"] = gazetteer
    app.extensions["finder"] = Finder(gazetteer)
    app.extensions["register"] = Register(gazetteer, config.home_country)
    app.extensions["wrong_links"] = WrongLinks()
    web.furnish(app)
    app.cli.add_command(cli.commands)
    return app
