import threading

from sqlalchemy import Engine

from bench.editors import LONGEST_WAIT, Work, check, prepare, work
from finder.db import writing
from finder.directory.rows import read_records
from finder.places.gazetteer import Gazetteer
from finder.vocabulary import Origin
from tests import make


def test_editors_at_once_lose_nothing(either_engine: Engine, gazetteer: Gazetteer) -> None:
    ids = prepare(either_engine, gazetteer, services=2)
    done = Work()

    def edit(editor: str) -> None:
        done.add(work(either_engine, gazetteer, editor, ids, 12))

    editors = [threading.Thread(target=edit, args=(f"e{number}",)) for number in range(4)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    assert len(done.words) == 48
    assert check(either_engine, done.words) == (0, 0)
    assert done.shown + done.joined > 0
    assert max(done.waits) < LONGEST_WAIT
    # A lost word and one that stands twice are seen.
    with writing(either_engine) as session:
        stored = read_records(session, ids)
        (key, name), word = done.words[0]
        text = getattr(stored[key], name)
        spoilt = stored[key].model_copy(update={name: text.replace(word, "gone")})
        make.store(session, gazetteer, spoilt, origin=Origin.STAFF)
    assert check(either_engine, done.words) == (1, 0)
