"""Files go with a backup and come back from it, proven by their hashes."""

import stat
import zipfile
from pathlib import Path

import pytest

from kit import crafted
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.files import service, store
from symbiosis.kit.files.backup import back_up_files, beside, named_files, restore_files
from symbiosis.kit.files.kinds import PAPERS
from symbiosis.kit.files.models import Classification
from symbiosis.kit.files.store import Place, Store


async def keep(database: Database, content: bytes) -> str:
    async with database.sessions() as session, session.begin():
        kept = await service.keep(
            session,
            content,
            name="a.pdf",
            classification=Classification.PERSONAL,
            by=None,
            now=clock.now(),
            allowed=PAPERS,
        )
    return kept.key


@pytest.fixture
def used(database: Database, tmp_path: Path) -> Store:
    store.choose(Place((tmp_path / "used").as_uri()))
    return store.store()


async def test_files_come_back_into_an_empty_store(
    database: Database, dsn: str, used: Store, tmp_path: Path
) -> None:
    keys = [await keep(database, crafted.pdf()), await keep(database, crafted.png())]
    purged = await keep(database, crafted.jpeg())
    await database.pool.execute("update stored_files set purged_at = now() where key = $1", purged)
    named, archive = await named_files(dsn), beside(tmp_path / "symbiosis.dump")
    told = back_up_files(named, used, archive)
    assert (told.files, told.lost) == (2, 0)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    empty = Store(Place((tmp_path / "empty").as_uri()))
    assert restore_files(named, empty, archive) == told
    assert {empty.get(key) for key in keys} == {used.get(key) for key in keys}
    assert empty.get(purged) is None


async def test_what_is_lost_or_changed_is_counted_and_never_put_back(
    database: Database, dsn: str, used: Store, tmp_path: Path
) -> None:
    kept, gone = await keep(database, crafted.pdf()), await keep(database, crafted.png())
    used.delete([gone])
    named, archive = await named_files(dsn), tmp_path / "files.zip"
    assert back_up_files(named, used, archive).lost == 1
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(forged, "w") as written:
        written.writestr(kept, b"something else")
        written.writestr("../../outside", b"x")
    empty = Store(Place((tmp_path / "empty").as_uri()))
    told = restore_files(named, empty, forged)
    assert (told.files, told.lost) == (0, 2)
    assert not (tmp_path.parent / "outside").exists()
