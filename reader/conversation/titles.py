"""What software is called by those who made it, where its name in the JSON is no guide."""

_TITLES = {
    "bbpress": "bbPress",
    "django-comments": "Django's comments",
    "github": "GitHub",
    "ikiwiki": "ikiwiki",
    "joomla-k2": "Joomla's K2",
    "microformats": "microformats (h-cite)",
    "movable-type": "Movable Type and TypePad",
    "mybb": "MyBB",
    "nodebb": "NodeBB",
    "phpbb": "phpBB",
    "proboards": "ProBoards",
    "punbb": "PunBB and FluxBB",
    "schema.org-comments": "schema.org in microdata",
    "schema.org-microdata": "schema.org in microdata",
    "simple-press": "Simple:Press",
    "smf": "SMF",
    "vbulletin": "vBulletin",
    "woltlab": "WoltLab",
    "xenforo": "XenForo",
}


def software_title(name: str) -> str:
    """The title of a software by its source's name: "phpbb-html" is phpBB."""
    short = name.removesuffix("-html")
    return _TITLES.get(short) or short.replace("-", " ").title()
