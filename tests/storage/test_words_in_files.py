"""The words in uploads: where a walled name could hide, it is found."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from storage.words_in_files import FileWords

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def words(content: bytes, name: str, media_type: str = "") -> str | None:
    return FileWords().words_in(content, media_type=media_type, name=name)


def packed(**parts: str) -> bytes:
    """Zip parts by name, `__` standing for a slash and `_` for a dot."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            path = name.replace("__", "/").replace("_", ".")
            archive.writestr(path, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed(word__document_xml=text, **parts)


def pdf(text: str) -> bytes:
    """Write the smallest PDF that shows a text."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 7 0 R >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Author (Jane Author) >>",
        "<< /Font << /F1 5 0 R >> >>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(file)}\n%%EOF"
    return file + end.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.CSV", "a.tsv"])
def test_texts_are_read_however_they_are_encoded(encoding: str, name: str) -> None:
    assert words("Zoë Müller;1".encode(encoding), name) == "Zoë Müller;1"


def test_a_name_in_escapes_is_read() -> None:
    assert words(b'{"who": "Zo\\u00eb"}', "a.json") == '{"who": "Zoë"}'
    assert words(b'{"who": Zo\\u00eb', "a.json") == '{"who": Zo\\u00eb'


def test_a_page_is_read_as_it_reads_and_also_where_it_does_not_show() -> None:
    page = (
        "<p>J<b>an</b>e&nbsp;D&ouml;e</p><p>next</p><!-- Hidden One -->"
        '<img alt="Alt Two"><script>var x = "Script Three"</script>'
    )

    said = words(page.encode(), "a.html") or ""

    assert "Jane\xa0Döe\n" in said
    assert all(word in said for word in ("Hidden One", "Alt Two", "Script Three"))


def test_a_name_that_an_editor_split_is_whole_again() -> None:
    body = (
        "<w:p><w:r><w:t>Ja</w:t></w:r><w:proofErr/><w:bookmarkStart w:name='x'/>"
        "<w:r><w:t>ne Doe</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>"
    )

    assert "Jane Doe\n" in (words(docx(body), "a.docx") or "")


def test_deleted_passages_comments_headers_and_properties_count() -> None:
    file = docx(
        "<w:p><w:del w:author='Author One'><w:r><w:delText>Gone Two</w:delText></w:r>"
        "</w:del></w:p>",
        word__header1_xml=f'<w:hdr xmlns:w="{WORD}"><w:t>Head Three</w:t></w:hdr>',
        word__comments_xml=f'<w:c xmlns:w="{WORD}"><w:t>Said Four</w:t></w:c>',
        docProps__core_xml="<p><creator>Made Five</creator><last>By Six</last></p>",
    )

    said = words(file, "a.docx") or ""

    hidden = ("Author One", "Gone Two", "Head Three", "Said Four", "Made Five\nBy Six")
    assert [each for each in hidden if each not in said] == []


def test_sheets_and_slides_are_read() -> None:
    sheet = packed(
        xl__sharedStrings_xml="<sst><si><t>Jane</t></si><si><t>Doe</t></si></sst>",
        xl__worksheets__sheet1_xml="<s><c><is><t>In Cell</t></is></c><v>17</v></s>",
    )
    slide = packed(
        ppt__slides__slide1_xml="<s><p><r><t>On </t></r><t>Slide</t></p></s>"
    )

    said = words(sheet, "a.xlsx") or ""
    assert "Jane" in said.split("\n")
    assert {"Doe", "In Cell", "17"} <= set(said.split("\n"))
    assert "On Slide\n" in (words(slide, "a.pptx") or "")


def test_a_pdf_is_read_with_its_author() -> None:
    said = words(pdf("Jane Doe"), "a.pdf") or ""

    assert "Jane Doe" in said
    assert "Jane Author" in said


@pytest.mark.parametrize(
    "content, name",
    [
        (b"\x89PNG\r\n", "photo.png"),
        (b"anything", "no-ending"),
        (b"a\0b", "a.txt"),
        (b"\0\0", "a.html"),
        (b"\0\0", "a.json"),
        (b"no zip", "a.docx"),
        (b"\xd0\xcf\x11\xe0 encrypted", "a.xlsx"),
        (packed(other_xml="<a/>"), "a.docx"),
        (packed(word__document_xml="<a>"), "a.docx"),
        (packed(word__document_xml="<!DOCTYPE a><a/>"), "a.docx"),
        (b"no pdf", "a.pdf"),
        (pdf(""), "scan.pdf"),
        (pdf("Jane Doe")[:300], "half.pdf"),
    ],
)
def test_what_cannot_be_read_is_not_said_to_be_empty(content: bytes, name: str) -> None:
    assert words(content, name) is None


def test_the_kind_is_known_from_the_media_type_where_the_name_does_not_tell() -> None:
    assert words(b"Jane", "upload", "text/plain") == "Jane"
    assert words(pdf("Jane Doe"), "upload.bin", "application/pdf") is not None


def test_a_file_that_unpacks_to_more_than_anybody_writes_is_not_unpacked() -> None:
    bomb = docx("<w:t>" + "x" * 70_000_000 + "</w:t>")
    many = packed(**{f"word__p{number}_xml": "<a/>" for number in range(5_001)})

    assert len(bomb) < 1_000_000
    assert words(bomb, "a.docx") is None
    assert words(many, "a.docx") is None


def test_a_file_nested_without_end_does_no_harm() -> None:
    deep = "<a>" * 50_000 + "Jane" + "</a>" * 50_000

    assert "Jane" in (words(docx(deep), "a.docx") or "Jane")
    assert words(b"[" * 100_000, "a.json") == "[" * 100_000
