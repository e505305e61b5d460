"""By what our own files are known: how a report begins, marks in a workbook, the state in a Preisspiegel.

A property and a defined name survive that a workbook is saved by Excel; an extra field in the zip does not.
"""

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
EXTRA = b"ss\x07\x00stimmig"
"""Extra field of the first entry of what we write: a program that saves the file again drops it."""
LIST_NAME = "stimmig_Befunde"
"""Defined name of the list of findings: it stays when another program saves the copy again."""
_VALUE = regex(rb'name="stimmig".{0,200}?<vt:lpwstr>([^<]{1,250})</vt:lpwstr>', re.DOTALL)


_OWN = regex(
    rb"""\{\n "schema_version": \d|<!DOCTYPE html>.{1,1500}<meta name="generator" content="stimmig """
    rb"""|[^\n]*\n=+\nGepr\xc3\xbcft: |\{\n "\$schema": "[^"]*sarif[^"]*",.{1,300}"name": "stimmig"|\{"type": "summary", "stimmig": """
    rb"""|<\?xml [^>]*\?>\n<testsuites name="stimmig |::notice title=stimmig |<!-- stimmig |\xef\xbb\xbfKennung;Schwere;Regel;"""
    rb"""|\{\n "preisspiegel": \d""",
    re.DOTALL,
)
_AKTE = b"akte.json"


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


def own_report(data: bytes) -> bool:
    """True if these bytes are a report in one of our formats, a workbook of ours, or a packed Akte."""
    head = data[:4000]
    if head.startswith(b"PK\3\4"):
        behind = 30 + int.from_bytes(head[26:28], "little")  # where the name of the first part ends
        return head.startswith(_AKTE, 30) or head.startswith(EXTRA, behind) or bool(marke(data))
    return bool(_OWN.match(head) or _OWN.match(head.replace(b"\r\n", b"\n")))
