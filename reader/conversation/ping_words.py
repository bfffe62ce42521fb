"""The words that WordPress prints before a ping's name and after a person's, in its 63 translations.

Source: WordPress 6.1, wp-includes/class-walker-comment.php and comment-template.php, with its translations
(translate.wordpress.org). A trackback, too, is printed with the word for pingback.
"""

import re
from typing import Literal

from reader.patterns import lazy

PINGBACK_WORDS = frozenset(
    word.casefold()
    for word in (
        "Pingback|Ping|Pingbacks|Pings|التنبيهات|پينگ باك|پنگ‌بیک|پینگ‌بک|بازتاب|পিংব্যাক|Povratni ping|"
        "Повратни пинг|Retroenllaç|Retroping|Hysbysiad Cyfeirio|Πίνγκμπακ|Resondado|Pingback-viide|"
        "Pingback-a|Paluuviite|Päivitysilmoitus|פינגבק|פינגבאק|Visszajelzés|Ping balik|ピンバック|"
        "გამოხმაურება|შეტყობინება|핑백|Atpings|Линкување|Tilbakeping|Уведомление|පින්ග්බැඳුම|"
        "Spätné upozornenie|Spätné upozorenie|Pingmalik|Pinginyuma|قايتما|Пінгбек|Пінґбек|通告|"
        "ချိတ်ဆက်မှုြပန်လှန်အသိေပးချက်|ချိတ်ဆက်မှု အြပန်အလှန် အသိေပးချက်"
    ).split("|")
)
TRACKBACK_WORDS = frozenset(
    word.casefold()
    for word in (
        "Trackback|Trackbacks|التعقيبات|ট্র্যাকব্যাক|Povratni poziv|Повратна веза|Povratna veza|"
        "Povratna Sled|ڕێچکە|Hysbysiad Cydnabod|Παράθεση|Respurado|Tagasisideviide|Aipua|Rétrolien|"
        "טראקבאק|Visszakövetés|Lacak balik|Jejak balik|トラックバック|უკუბმული|트랙백|Atsaite|Следење|"
        "Tilbakesporing|Обратная ссылка|ලුහුබැඳීම|Spätný odkaz|Pasgjurmim|Raratmalik|Trakinyuma|"
        "Geri İzleme|ئىزچى|Трекбек|ٹریک‌بیک|引用|ချိတ်ဆက်မှု လိုက်လံ အသိေပးချက်"
    ).split("|")
)
_SAYS_WORDS = (
    "says|said|wrote|writes|kaže|каже|ha dit|yn dweud|siger|sagt|sagte|schreibt|λέει|dice|dijo|گفت|sanoo|dit|a dit|"
    "di|הגיב|napisao|より|ამბობს|píše|pravi|thotë|skriver|sier|دېدى|сказав|сказал|сказала|说道|說|zegt|schreef|diz|disse|"
    "mówi|pisze|spune|diyor ki|ha scritto"
)
SAYS = lazy(rf"\s*(?<!\w)(?:{_SAYS_WORDS})\s*[:：]?\s*$", re.IGNORECASE)
"""What stands between a name and its comment: "says:"."""

SAYS_SO = lazy(rf"\s+(?:{_SAYS_WORDS})(?!\w).*", re.IGNORECASE | re.DOTALL)
"""The same with all that follows it: "wrote on June 11:"."""

_LONGEST_LABEL = 80
_BY_WORDS = "by|from|von|par|de|por|di|da|door|van|av|af|od|przez|от|від|από"
_LABEL = lazy(rf"^\W*(.+?)(?:\s+(?:{_BY_WORDS}))?\s*[:：]?\s*$", re.IGNORECASE | re.DOTALL)
_COMMENT_WORDS = (
    "comment|posted|written|left|kommentar|geschrieben|commentaire|posté|écrit|comentario|comentário|comentari|escrito|"
    "commento|scritto|reactie|geplaatst|komentarz|komentář|komentar|комментарий|коментар|σχόλιο|yorum|kommentti|hozzászólás"
)
_PING_WORDS = "|".join(map(re.escape, sorted(PINGBACK_WORDS | TRACKBACK_WORDS, key=len, reverse=True)))
BY = lazy(rf"^\s*(?:{_COMMENT_WORDS}|{_PING_WORDS})\s+(?:{_BY_WORDS})\s+", re.IGNORECASE)
"""How a signature begins: "Comment by "."""
SIGNATURE_END = lazy(r"\s+[—–|]\s.*$")
"""How a signature ends: " — May 17, 2020 @ 5:33 am"."""


# Who has no name is called Anonymous (comment-template.php, get_comment_author()).
_PLAIN_PING = lazy(rf"(?:{_PING_WORDS})\s*[:：]\s*(?!anonymous\Z)(\S.{{0,300}})", re.IGNORECASE)


def plain_ping(text: str) -> str | None:
    """The name of a ping that is printed without a link, which stands after the label: "Pingback: The lock"."""
    found = _PLAIN_PING.fullmatch(text)
    return found[1] if found else None


def ping_kind(label: str) -> Literal["pingback", "trackback"] | None:
    """ "pingback" or "trackback" for a whole label, with or without its colon or its "by"; else None."""
    found = _LABEL.match(label) if len(label) <= _LONGEST_LABEL else None
    word = " ".join(found[1].split()).casefold() if found else ""
    if word in PINGBACK_WORDS:
        return "pingback"
    return "trackback" if word in TRACKBACK_WORDS else None


def ping_heading(text: str) -> Literal["pingback", "trackback"] | None:
    """What a heading speaks of, if of pings alone: "Trackbacks/Pingbacks", "9 Trackbacks"."""
    said = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    pings = [word for word in said if word in PINGBACK_WORDS or word in TRACKBACK_WORDS]
    if not pings or len(said) - len(pings) > 1:
        return None
    return "pingback" if any(word in PINGBACK_WORDS for word in pings) else "trackback"
