"""The text of cells: padding, formulas, lists, HTML."""

import re
from html.parser import HTMLParser

# Excel and its kin run a cell that begins with one of these (OWASP, "CSV Injection").
_FORMULA = re.compile("^'*[=+\\-@\\t\\r＝＋－＠]")
_AS_TEXT = re.compile(r'^="((?:[^"]|"")*)"$')
_PADDING = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u200e\u200f\ufeff\u3000"
_ESCAPED = re.compile(r"\\([\\,;:])")


def plain_cell(text: str) -> str:
    """A cell without padding and without what keeps spreadsheets from running it."""
    text = text.strip(_PADDING)
    if text.startswith("'") and _FORMULA.match(text):
        text = text[1:]
    elif (as_text := _AS_TEXT.match(text)) is not None:
        text = as_text[1].replace('""', '"')
    return text.replace("\r\n", "\n").replace("\r", "\n")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs; `plain_cell` takes it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def split_list(text: str, mark: str = ",") -> list[str]:
    """The values of a list in one cell, in order, each once; `\\,` is a comma of a value."""
    parts = [[""]]
    for piece in re.findall(r"\\[\\,;:]|.", text, re.DOTALL):
        if piece == mark:
            parts.append([""])
        else:
            parts[-1].append(piece[-1])
    values = ("".join(part).strip(_PADDING) for part in parts)
    return list(dict.fromkeys(value for value in values if value))


def split_pair(text: str) -> tuple[str, str] | None:
    """`Color: Blue` as two texts; None without a colon that is its own."""
    found = re.match(r"((?:\\[\\,;:]|[^:\\]|\\(?![\\,;:]))*):(.*)$", text, re.DOTALL)
    if found is None:
        return None
    name, value = (_ESCAPED.sub(r"\1", part).strip(_PADDING) for part in found.groups())
    return name, value


def split_raw(text: str, mark: str) -> list[str]:
    """As `split_list`, but with escapes still in place, for values that are split again."""
    parts = [[""]]
    for piece in re.findall(r"\\[\\,;:]|.", text, re.DOTALL):
        if piece == mark:
            parts.append([""])
        else:
            parts[-1].append(piece)
    return [part for part in ("".join(one).strip(_PADDING) for one in parts) if part]


def join_list(values: list[str], mark: str = ",") -> str:
    """Values as `split_list` reads them."""
    return f"{mark} ".join(escaped(value) for value in values)


def escaped(value: str) -> str:
    """A value whose own commas, semicolons, colons and backslashes end nothing."""
    return re.sub(r"([\\,;:])", r"\\\1", value)


def split_addresses(text: str) -> list[str]:
    """The picture addresses in a cell, whatever stands between them."""
    return [part for part in re.split(r",?\s+|,(?=https?:)", text) if part]


_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "section",
        "article",
        "hr",
        "dt",
        "dd",
    ]
)
_UNSEEN = frozenset({"script", "style", "template", "head"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BLOCKS and tag != "li":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_html(text: str) -> str:
    """What a reader of the HTML sees, lines kept; text without markup stays as it is."""
    if not _MARKUP.search(text):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = [line.strip(_PADDING) for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
