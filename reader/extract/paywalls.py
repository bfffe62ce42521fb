"""Whether a page says that it gives only a part of its article, the rest for those who pay."""

import re
from typing import Any

from lxml.html import HtmlElement

from reader.extract.linked_data import listed, things_in
from reader.patterns import lazy

_ASKS = lazy(
    r"(?:subscribe|sign up|register|log ?in|sign in|join|upgrade)\b[^.!?]{0,40}? to "
    r"(?:continue|keep|read|unlock|access|view)\b|already a (?:paid )?(?:subscriber|member)\b"
    r"|réservée?s? aux abonn|abonnez-vous pour|jetzt weiterlesen|für abonnent|weiterlesen mit"
    r"|suscríbe(?:te|ase) para|exclusivo para (?:suscriptores|assinantes)|abbonati per|riservato agli abbonati",
    re.I,
)
# Said of this article even where nothing is stated for machines.
_PLAINLY = lazy(
    r"subscribe(?: now)? to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?subscribe"
    r"|this (?:article|post|story|content) is (?:only )?for (?:paying |paid )?(?:subscribers|members)(?: only)?",
    re.I,
)


def is_cut_by_paywall(tree: HtmlElement, words: str) -> bool:
    """Whether a page with little text asks to pay for the rest; words are all that it shows.

    What JSON-LD states alone isn't enough: whole articles state it too, for search engines.
    Source: developers.google.com, "Structured data for subscription and paywalled content"
    """
    if _PLAINLY.search(words):
        return True
    return _ASKS.search(words) is not None and _is_stated(tree)


def _is_stated(tree: HtmlElement) -> bool:
    scripts = (script.text for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    things = things_in(text for text in scripts if text)
    return any(_is_for_sale(part) for thing in things for part in (thing, *listed(thing.get("hasPart"))))


def _is_for_sale(thing: Any) -> bool:
    return isinstance(thing, dict) and str(thing.get("isAccessibleForFree")).rpartition("/")[2].lower() == "false"
