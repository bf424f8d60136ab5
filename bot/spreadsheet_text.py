"""The text of a file that a spreadsheet saved, in whichever letters it did."""

import codecs

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_in(content: bytes) -> str:
    """
    Return what a file says.

    Excel writes UTF-8 only if one asks for it: its “CSV” has the letters of Windows,
    its “Unicode text” is UTF-16. Letters of Windows are hardly ever UTF-8 by chance,
    and whoever drops a list sees what was read before they say yes.

    :raises UnicodeDecodeError: it is no text.
    """
    if content.startswith(_UTF_16):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in content:
            raise
        return content.decode("cp1252")
