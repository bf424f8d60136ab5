"""The words in uploads: where a walled name could hide, it is found."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from services.ports import Unread, WordsRead
from storage.words_in_files import FileWords

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(content: bytes, name: str, media_type: str = "") -> WordsRead:
    return FileWords().words_in(content, media_type=media_type, name=name)


def words(content: bytes, name: str, media_type: str = "") -> str | None:
    found = read(content, name, media_type)
    return None if Unread.ALL in found.unread else found.words


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


RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAILTO = f"""<Relationships xmlns="{RELS}"><Relationship Id="rId1" TargetMode="External"
 Target="mailto:jane.doe%40example.org?subject=For%20Jane%20Doe"/></Relationships>"""


def zipped(*parts: tuple[str, str | bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, content in parts:
            archive.writestr(path, content)
    return file.getvalue()


def test_where_a_link_leads_is_read() -> None:
    file = zipped(
        ("word/document.xml", "<d><t>Write to us</t></d>"),
        ("word/_rels/document.xml.rels", MAILTO),
    )

    said = read(file, "a.docx")

    assert "jane.doe@example.org" in said.words
    assert "For Jane Doe" in said.words
    assert said.unread == frozenset()


@pytest.mark.parametrize(
    "part, unread",
    [
        ("word/media/image1.png", Unread.PICTURES),
        ("docProps/thumbnail.jpeg", Unread.PICTURES),
        ("word/embeddings/oleObject1.bin", Unread.EMBEDDED),
        ("word/embeddings/Sheet.xlsx", Unread.EMBEDDED),
        ("word/afchunk.mht", Unread.EMBEDDED),
    ],
)
def test_what_is_packed_with_the_words_is_said_to_be_unread(
    part: str, unread: Unread
) -> None:
    file = zipped(("word/document.xml", "<d><t>Words</t></d>"), (part, b"\x89PNG"))

    said = read(file, "a.docx")

    assert "Words" in said.words
    assert said.unread == {unread}


def test_an_open_document_is_read_with_its_links_and_pictures() -> None:
    file = zipped(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<c><p>Jane <a href='mailto:j.roe%40x.org'>Doe</a></p></c>"),
        ("meta.xml", "<m><creator>Made One</creator></m>"),
        ("Pictures/100.png", b"\x89PNG"),
    )

    said = read(file, "a.odt")

    assert "Jane Doe" in said.words
    assert "j.roe@x.org" in said.words
    assert "Made One" in said.words
    assert said.unread == {Unread.PICTURES}


def written(*pages: str, change: Callable[[PdfWriter], object]) -> bytes:
    """Write a PDF of such pages, with something more in it."""
    writer, file = PdfWriter(), BytesIO()
    for text in pages:
        writer.append(BytesIO(pdf(text)))
    change(writer)
    writer.write(file)
    return file.getvalue()


def test_one_page_without_words_is_a_page_unread() -> None:
    said = read(written("Words", "", change=lambda _: None), "a.pdf")

    assert "Words" in said.words
    assert said.unread == {Unread.PAGES}


def test_comments_on_a_page_are_read() -> None:
    comment = FreeText(text="Noted by Jane", rect=(0, 0, 50, 50))

    said = read(
        written("Words", change=lambda w: w.add_annotation(0, comment)), "a.pdf"
    )

    assert "Noted by Jane" in said.words


def test_form_fields_and_links_are_read() -> None:
    def add(writer: PdfWriter) -> None:
        writer.add_uri(0, "mailto:jane.doe@example.org", RectangleObject((0, 0, 9, 9)))
        field = DictionaryObject(
            {
                NameObject("/T"): TextStringObject("who"),
                NameObject("/V"): TextStringObject("Filled Roe"),
            }
        )
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([field])})
        writer.root_object[NameObject("/AcroForm")] = form

    said = read(written("Words", change=add), "a.pdf").words

    assert "jane.doe@example.org" in said
    assert "Filled Roe" in said


def test_a_file_attached_to_a_pdf_is_said_to_be_unread() -> None:
    file = written("Words", change=lambda w: w.add_attachment("list.txt", b"Jane Doe"))

    said = read(file, "a.pdf")

    assert said.unread == {Unread.ATTACHMENTS}
    assert "list.txt" in said.words
