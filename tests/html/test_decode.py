"""Bytes to text: every label of the web, and the ones that are wrong, late or missing."""

import pytest
import webencodings.labels

from reader.errors import DissectError
from reader.html.decode import decode
from reader.html.encodings import REPLACED, name_of, read_as

# The same short story in the encodings that pages still come in; with the codec that writes what browsers read.
STORIES = [
    (
        "windows-1252",
        "cp1252",
        "Für die Brücke über den Fluß gab es dreißig Jahre lang Pläne, und größer wurde sie jedes Mal.",
    ),
    (
        "windows-1252",
        "cp1252",
        "Été comme hiver, le passeur traversait la rivière ; à l’aube déjà, on l’entendait appeler les élèves.",
    ),
    (
        "windows-1251",
        "cp1251",
        "Паром переходил реку каждое утро, и дети из школы на том берегу ждали его с тетрадями под мышкой.",
    ),
    (
        "koi8-r",
        "koi8-r",
        "Паром переходил реку каждое утро, и дети из школы на том берегу ждали его с тетрадями под мышкой.",
    ),
    (
        "windows-1250",
        "cp1250",
        "Most přes řeku byl zavřený celou zimu, a tak převozník vozil žáky do školy každý den dvakrát.",
    ),
    (
        "windows-1253",
        "cp1253",
        "Κάθε πρωί το πορθμείο περνούσε το ποτάμι και τα παιδιά περίμεναν στην όχθη με τα τετράδια.",
    ),
    (
        "windows-1254",
        "cp1254",
        "Her sabah feribot nehri geçer, çocuklar sis kalkana kadar ellerinde defterleriyle kıyıda beklerdi.",
    ),
    (
        "windows-1255",
        "cp1255",
        "כל בוקר חצתה המעבורת את הנהר, והילדים חיכו על הגדה עם המחברות מתחת לזרוע עד שהערפל התרומם.",
    ),
    (
        "windows-1256",
        "cp1256",
        "كل صباح كانت العبارة تعبر النهر وكان الأطفال ينتظرون على الضفة ومعهم دفاترهم حتى يرتفع الضباب.",
    ),
    ("windows-874", "cp874", "ทุกเช้าเรือข้ามฟากจะข้ามแม่น้ำ และเด็กๆ ก็รออยู่ริมฝั่งพร้อมสมุดใต้แขน จนกว่าหมอกจะจางหายไป"),
    ("shift_jis", "cp932", "毎朝、渡し船は川を渡り、子どもたちは霧が晴れるまでノートを抱えて岸で待っていた。①"),
    ("euc-jp", "euc_jis_2004", "毎朝、渡し船は川を渡り、子どもたちは霧が晴れるまでノートを抱えて岸で待っていた。①"),
    ("iso-2022-jp", "iso2022_jp", "毎朝、渡し船は川を渡り、子どもたちは霧が晴れるまでノートを抱えて岸で待っていた。"),
    ("gb18030", "gb18030", "每天早上渡船过河，孩子们夹着本子在岸边等着，直到雾散去。从他们祖父的时代起就是这样。"),
    ("big5", "big5hkscs", "每天早上渡船過河，孩子們夾著本子在岸邊等著，直到霧散去。從他們祖父的時代起就是這樣。"),
    ("euc-kr", "cp949", "매일 아침 나룻배는 강을 건넜고 아이들은 안개가 걷힐 때까지 공책을 들고 강가에서 기다렸다."),
]


def page(story: str, head: str = "") -> str:
    body = "".join(f"<p class=x>{story}</p>\n" for _ in range(5))
    return f"<html><head>{head}<title>x</title><style>p{{color:red}}</style></head><body>{body}</body></html>"


@pytest.mark.parametrize(("label", "codec", "story"), STORIES)
def test_a_page_is_read_with_its_label_beside_it_inside_it_or_nowhere(label: str, codec: str, story: str) -> None:
    plain = page(story)
    assert decode(plain.encode(codec), label) == plain
    assert decode(plain.encode(codec), None) == plain
    for meta in (
        f"<meta charset={label}>",
        f"<META http-equiv='Content-Type' content='text/html; charset={label.upper()}'>",
        f"<!-- <meta charset=utf-16> --><script>{'x' * 5000}</script><meta charset='{label}'>",
    ):
        assert decode(page(story, meta).encode(codec), None) == page(story, meta)
    declared = f"<?xml version='1.0' encoding='{label}'?>{plain}"
    assert decode(declared.encode(codec), None) == declared


@pytest.mark.parametrize(("label", "codec", "story"), STORIES)
def test_a_label_that_the_bytes_certainly_contradict_is_passed_over(label: str, codec: str, story: str) -> None:
    plain = page(story)
    assert decode(plain.encode("utf-8"), label) == plain
    if label != "iso-2022-jp":  # which is ASCII, and so UTF-8
        assert decode(plain.encode(codec), "utf-8") == plain


def test_a_label_that_the_bytes_allow_stands() -> None:
    assert decode(b"caf\xc3\xa9", "windows-1252") == "cafÃ©"
    assert decode("Ж".encode("koi8-r") + b" and nothing else", "koi8-r") == "Ж and nothing else"
    broken = ("Ünd só wéiter, àlles göt. " * 3).encode() + b"\xff" + b" more"
    assert decode(broken, "utf-8").count("\N{REPLACEMENT CHARACTER}") == 1


@pytest.mark.parametrize("label", sorted(webencodings.labels.LABELS))
def test_every_label_of_the_standard_has_its_encoding(label: str) -> None:
    name = name_of(label.upper())
    assert name
    if name == REPLACED:
        with pytest.raises(DissectError, match="gave up"):
            decode(b"<p>x</p>", label)
        return
    codec = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}.get(name, "ascii")
    assert read_as(name, "<p>x</p>".encode(codec)) == "<p>x</p>"


@pytest.mark.parametrize(
    ("content", "charset", "expected"),
    [
        ("\ufeffé".encode("utf-16-le"), None, "é"),
        ("\ufeffé".encode("utf-16-be"), "utf-8", "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "latin-1", "é"),
        (b"\xe9", "iso-8859-1", "é"),
        (b"\x80\x93x\x94", "iso-8859-1", "€“x”"),
        (b"\x81\x30\x81\x30", "gb2312", "\x80"),
        (b"\xa1", "x-user-defined", "\uf7a1"),
        (b"<meta charset='x-user-defined'>\xe9", None, "<meta charset='x-user-defined'>é"),
        (b"<meta charset='utf-16'>\xc3\xa9", None, "<meta charset='utf-16'>é"),
        (b"<meta charset='windows-1251'>\xe9", None, "<meta charset='windows-1251'>й"),
        (b"<meta charset='windows-1251'>\xe9", "no-such-label", "<meta charset='windows-1251'>й"),
        ("<p>ж</p>".encode("utf-16-le"), None, "<p>ж</p>"),
        ("<p>ж</p>".encode("utf-16-be"), None, "<p>ж</p>"),
        (b"\\x1b[2J", "unicode_escape", "\\x1b[2J"),
        (b"+ADw-script", "utf-7", "+ADw-script"),
        ("cut é".encode()[:-1], None, "cut �"),
        (b"caf\xe9 au lait, a long way from its end", None, "café au lait, a long way from its end"),
        (b"", None, ""),
    ],
)
def test_bytes_are_decoded_by_mark_label_or_meta(content: bytes, charset: str | None, expected: str) -> None:
    assert decode(content, charset) == expected


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("story", ["Plain words.", *(story for _, _, story in STORIES)])
def test_a_text_in_utf_16_needs_no_mark(codec: str, story: str) -> None:
    text = f"{story}\n" * 20
    assert decode(text.encode(codec), None) == text


def test_stray_nuls_make_no_utf_16() -> None:
    for text in (b"Words, \0words\0 and w\0ords\0. ", b"W\0\0\0\0\0ords", "Wört\0er\0 und \0 mehr\0 ".encode()):
        assert decode(text * 9, None) == (text * 9).decode()


def test_a_page_of_opened_comments_is_decoded() -> None:
    content = b"<!--" * 200_000 + b"caf\xe9 noir"
    assert decode(content, None).endswith("café noir")
