"""Opens documents that are zip files with XML in them (.docx, .epub) without trusting them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final
from xml.etree import ElementTree as ET

from quiz.ingest.errors import ArticleError

_MOST: Final = 20_000_000
"""Bytes of one part when unpacked; a small file can hold gigabytes of nothing."""
_ENTITIES: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Package:
    """The parts of a packed document by name."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            raise ArticleError("damaged", name) from None

    def part(self, path: str) -> bytes | None:
        """The bytes of a part, ``None`` where there is none. Raises ``ArticleError`` for a damaged or enormous one."""
        try:
            info = self._zip.getinfo(path)
            if info.file_size > _MOST:
                raise ArticleError("large", self._name, size=info.file_size // 1000, most=_MOST // 1000)
            return self._zip.read(info)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
            raise ArticleError("damaged", self._name) from None

    def xml(self, path: str) -> ET.Element | None:
        """The root of an XML part, ``None`` where there is none."""
        data = self.part(path)
        if data is None:
            return None
        if _ENTITIES.search(data):
            raise ArticleError("damaged", self._name)
        try:
            return ET.fromstring(data)  # noqa: S314 - without entities nothing can grow
        except (ET.ParseError, ValueError, LookupError):
            raise ArticleError("damaged", self._name) from None
