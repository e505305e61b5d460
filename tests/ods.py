"""A small writer for .ods, for what no office program would write."""

import io
import zipfile

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(*tables: str, raw: str = "", manifest: str = "") -> bytes:
    """A workbook of these tables, or with this whole content.xml."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        out.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="urn:m">{manifest}</m:manifest>')
        body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        out.writestr("content.xml", raw or f"<office:document-content {NAMESPACES}>{body}</office:document-content>")
    return buffer.getvalue()


def table(*rows: str, name: str = "Positionen") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def cell(text: str, times: int = 1) -> str:
    repeated = f'table:number-columns-repeated="{times}"'
    return f'<table:table-cell office:value-type="string" {repeated}><text:p>{text}</text:p></table:table-cell>'


def empty(times: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'
