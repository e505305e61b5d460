"""By what our own workbooks are known: a property that survives being saved by Excel, and the state in a Preisspiegel."""

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile

from checker.model.regex import regex
from checker.workbook.limits import MEGABYTE

MARKE = "stimmig"
"""Name of the property of the workbook."""
PREISSPIEGEL = "Preisspiegel"
_PART = "docProps/custom.xml"
_VALUE = regex(rb'name="stimmig".{0,200}?<vt:lpwstr>([^<]{1,250})</vt:lpwstr>', re.DOTALL)


def marke(data: bytes) -> str:
    """What the mark of a workbook says; "" if it has none."""
    if not data.startswith(b"PK") or _PART.encode() not in data:
        return ""
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(_PART).file_size > MEGABYTE:
                return ""
            match = _VALUE.search(package.read(_PART))
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error):
        return ""
    return match[1].decode("utf-8", "replace") if match else ""


def ist_preisspiegel(data: bytes) -> bool:
    return marke(data).startswith(PREISSPIEGEL)
