"""Keeping files: their bytes are there whenever their row is, and go when nothing names them."""

from datetime import timedelta
from pathlib import Path

import pytest

from kit import crafted
from kit.s3_server import s3_server
from symbiosis.kit import clock
from symbiosis.kit.database import Database
from symbiosis.kit.files import service, store
from symbiosis.kit.files.cleaning import clean_store
from symbiosis.kit.files.kinds import PAPERS
from symbiosis.kit.files.models import Classification, StoredFile
from symbiosis.kit.files.problems import FileGone, FileLost
from symbiosis.kit.files.store import Place, Store, why_not_place
from symbiosis.settings import Settings, UnsafeSettings

NOW = clock.now()


async def keep(database: Database, *, name: str = "pass.pdf", commit: bool = True) -> StoredFile:
    async with database.sessions() as session:
        kept = await service.keep(
            session,
            crafted.pdf(),
            name=name,
            classification=Classification.PERSONAL,
            by=None,
            now=NOW,
            allowed=PAPERS,
        )
        if commit:
            await session.commit()
    return kept


async def read(database: Database, kept: StoredFile) -> bytes:
    async with database.sessions() as session:
        return await service.read(session, kept.id)


async def clean(database: Database, after: timedelta) -> int:
    async with database.sessions() as session, session.begin():
        return await clean_store(session, clock.now() + after)


@pytest.fixture(autouse=True)
def own_folder(database: Database, tmp_path: Path) -> Path:
    store.choose(Place((tmp_path / "files æ").as_uri()))
    return tmp_path / "files æ"


async def test_what_is_kept_is_read_again_byte_for_byte(database: Database, own_folder: Path) -> None:
    kept = await keep(database)
    assert await read(database, kept) == crafted.pdf()
    assert (kept.media_type, kept.size_bytes, kept.name) == (
        "application/pdf",
        len(crafted.pdf()),
        "pass.pdf",
    )
    assert (own_folder / kept.key).read_bytes() == crafted.pdf()
    assert store.store().place.folder == own_folder


async def test_the_same_bytes_twice_are_two_files(database: Database) -> None:
    first, second = await keep(database), await keep(database)
    async with database.sessions() as session, session.begin():
        assert await service.purge(session, [first.id], NOW) == 1
    await clean(database, timedelta(days=2))
    with pytest.raises(FileGone):
        await read(database, first)
    assert await read(database, second) == crafted.pdf()


async def test_bytes_of_a_failed_transaction_are_cleaned_away_after_a_day(
    database: Database, own_folder: Path
) -> None:
    kept, lost = await keep(database), await keep(database, commit=False)
    assert (own_folder / lost.key).exists()
    assert await clean(database, timedelta(hours=1)) == 0
    assert await clean(database, timedelta(hours=25)) == 1
    assert not (own_folder / lost.key).exists()
    assert await read(database, kept) == crafted.pdf()


async def test_changed_or_missing_bytes_are_noticed(database: Database, own_folder: Path) -> None:
    kept = await keep(database)
    (own_folder / kept.key).write_bytes(crafted.pdf() + b" ")
    with pytest.raises(FileLost):
        await read(database, kept)
    (own_folder / kept.key).unlink()
    with pytest.raises(FileLost):
        await read(database, kept)


async def test_a_purged_file_keeps_a_trace_without_its_name(database: Database) -> None:
    kept = await keep(database, name="Boarding pass of Mette.pdf")
    async with database.sessions() as session, session.begin():
        await service.purge(session, [kept.id], NOW)
        assert await service.purge(session, [kept.id], NOW) == 0
    row = await database.pool.fetchrow("select name, purged_at from stored_files where id = $1", kept.id)
    assert row is not None
    assert row["name"] == "deleted"
    assert row["purged_at"] == NOW


async def test_files_may_be_kept_in_a_bucket(database: Database) -> None:
    with s3_server() as (address, objects, seen):
        store.choose(Place("s3://papers/symbiosis", address, "eu-north-1", "key-of-ours", "secret"))
        kept = await keep(database)
        assert list(objects) == [f"/papers/symbiosis/{kept.key}"]
        assert await read(database, kept) == crafted.pdf()
        await keep(database, commit=False)
        assert await clean(database, timedelta(0)) == 1
        assert list(objects) == [f"/papers/symbiosis/{kept.key}"]
    assert all("key-of-ours" in authorization for authorization in seen)
    assert not any("secret" in authorization for authorization in seen)


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    Store(Place((tmp_path / "files").as_uri()))
    assert (tmp_path / "files").stat().st_mode & 0o077 == 0


def test_deleting_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    Store(Place(tmp_path.as_uri())).delete(["aa/bb/cc"])


@pytest.mark.parametrize("url", ["files", "https://x", "s3://", "file://host/x", "ftp://x/y", ""])
def test_a_store_that_cannot_be_is_refused_at_the_start(url: str) -> None:
    assert why_not_place(Place(url))
    if url:
        with pytest.raises(UnsafeSettings, match="SYMBIOSIS_FILES_URL"):
            Settings(files_url=url).refuse_unsafe()


def test_files_are_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).files.folder == tmp_path / "files"
    assert "weaver" not in repr(Settings(files_secret_key="weaver").files)
    assert "weaver" not in repr(Settings(files_secret_key="weaver"))
