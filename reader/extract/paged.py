def without_page_breaks(text: str) -> str:
    return text
