"""Foreign text made safe: the one place for it.

Texts from workbooks, file names and reasons end up in terminals, spreadsheets, browsers and build servers. Whatever
could steer one of them loses its power here; whatever a person could read stays readable.
"""

import re

from checker.model.regex import regex

_BREAK = regex("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ANSI = regex("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]")
"""Colours and cursor movements. Of other sequences only the escape goes: their text must not be hidden by it."""
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = "\xad\u180e\u200b-\u200d\u2061-\u2064\u206a-\u206f\ufff9-\ufffb"
"""What nobody sees. The word joiner stays: `markdown` itself sets it, so that no mention comes of a word."""
_UNFIT = regex(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_TURNING}{_HIDDEN}\ufeff\ufffe\uffff\U000e0000-\U000e007f]",
)
"""Control characters, marks that turn the direction of writing, byte order marks, invisible letters; with the halves
of characters below, all that XML 1.0 forbids."""
_HALVES = regex("[\ud800-\udfff]")
_SPACE = regex("[ \t\n]+")
_ENDS = regex("\r\n?")
_STEERING = regex(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_TURNING}{_HIDDEN}]|(?!\\A)\ufeff")


def plain(text: str) -> str:
    """Text without anything that steers a terminal or is no character; all line breaks are newlines."""
    if text.isprintable():  # as most texts are: without breaks, controls, marks and halves
        return text
    text = _ANSI.sub("", _BREAK.sub("\n", text))
    return _HALVES.sub("\ufffd", _UNFIT.sub("", text))


def unsteered(text: str, instead: str = "") -> str:
    """A finished file or page without what steers a terminal. Its marks and the line breaks within texts stay."""
    if text.replace("\n", "").isprintable():
        return text
    text = _STEERING.sub(instead, _ENDS.sub("\n", _ANSI.sub("", text)))
    return _HALVES.sub("\ufffd", text)


_COMMAND = regex(r"(?m)^([^\S\n]*)(:(?=:)|#(?=#\[))")


def told(text: str) -> str:
    """Lines for people, in which no build server finds a command of its own: there they begin with :: or ##[."""
    return _COMMAND.sub(r"\1\2 ", unsteered(text)) if "::" in text or "##[" in text else unsteered(text)


def line(text: str) -> str:
    """Plain text in one line."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _SPACE.sub(" ", plain(text)).strip(" ")


_FORMULA = "=+-@＝＋－＠"
"""First characters that make a spreadsheet calculate; the wide ones do so in East Asian settings."""
_NUMBER = regex(r"-(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?: ?(?:%|€|EUR))?")
_INVISIBLE = " \t\n\u00a0\u200b\u200c\u200d\u2060"
_INNER = regex(r"([,;\t]\s*)(?=[=+@＝＋－＠]|-(?!-*(?:\s|$|€|[0-9][0-9.]*(?:\s|$|[,;]))))")


def cell(text: str) -> str:
    """Text for a cell, never a formula: with an apostrophe in front where a spreadsheet would calculate.

    A German number such as -3,5 stays a number, for a number alone does nothing and people want to add it up. +49 30
    gets the apostrophe: no number is written with a plus here, and a spreadsheet would drop the plus of a telephone.
    """
    text = plain(text)
    first = text.lstrip(_INVISIBLE)[:1]
    calculates = first and first in _FORMULA and not _NUMBER.fullmatch(text)
    return f"'{text}" if calculates or text.startswith(("\t", "\n")) else text


def csv_field(text: str) -> str:
    """One line for a field of a table in text form, also where a spreadsheet of another country splits at commas."""
    return _INNER.sub(r"\1'", cell(line(text)))


_MARKUP = regex(r"[\\`*_\[\]{}|~$^#]|:(?=//)|(?<=[wW]{3})\.")
_MENTION = regex(r"[@#](?=\w)")


def markdown(text: str) -> str:
    """One line that Markdown shows as it is: no markup, HTML, table cell, link or mention comes from it."""
    text = _MARKUP.sub(r"\\\g<0>", line(text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"^([0-9]*)([-+=.)])", r"\1\\\2", text)  # would begin a list or a heading
    # An invisible word joiner: GitHub looks for @name and #12 in the finished page, where the escapes are gone.
    return _MENTION.sub("\\g<0>\u2060", text)


def annotation(text: str) -> str:
    """The message of a GitHub workflow command: no line of it can be a command of its own."""
    text = re.sub(r":(?=:)", ": ", plain(text)).replace("##[", "# #[")
    return text.replace("%", "%25").replace("\n", "%0A")


def annotation_property(text: str) -> str:
    """A property of a GitHub workflow command."""
    return plain(text).replace("%", "%25").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Text between the tags of an XML 1.0 file."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def xml_attribute(text: str) -> str:
    """Value of an XML attribute, in which line breaks would not survive."""
    return xml(line(text))


_EMBEDDED = regex(r"\[(?=[^\[\]]*\]\()")


def sarif_message(text: str) -> str:
    """Message of a SARIF file, in which {0} would be a placeholder and [text](1) a link."""
    return _EMBEDDED.sub(r"\\[", plain(text)).replace("{", "{{").replace("}", "}}")


_LONE = regex("[\ud800-\udc7f\udd00-\udfff]")
_RESERVED = regex(rb"[^A-Za-z0-9._~/-]")


def uri(path: str) -> str:
    """A relative path as a URI reference; a name that is not UTF-8 keeps its bytes."""
    data = _LONE.sub("\ufffd", path).encode("utf-8", "surrogateescape")
    return _RESERVED.sub(lambda m: b"%%%02X" % ord(m[0]), data).decode("ascii")
