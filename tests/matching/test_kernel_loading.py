"""Compiled searches kept on disk: run by nobody but who compiled them."""

import tempfile
from pathlib import Path

import pytest

from symbiosis.matching.kernel.loading import temporary_folder


def test_folder_others_may_write_into_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = temporary_folder()
    assert folder.stat().st_mode & 0o077 == 0
    assert temporary_folder() == folder
    folder.chmod(0o777)
    assert temporary_folder() != folder


def test_link_to_elsewhere_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    usual = temporary_folder()
    usual.rename(tmp_path / "elsewhere")
    usual.symlink_to(tmp_path / "elsewhere")
    assert temporary_folder() != usual
