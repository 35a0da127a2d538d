"""Reads a delivery address as people type it into a chat: parts in any order, some left out."""

import re

from handsel.modules.commerce.pricing.address import AddressField
from handsel.modules.commerce.pricing.countries import country_code

_LEAD = re.compile(
    r"^\W*(?:(?:please|bitte|por favor|s'il te pla[iî]t|tolong)\W+)?"
    r"(?:(?:deliver|send|ship|post)(?: (?:it|them|this|everything))? to"
    r"|(?:liefer\w*|schick\w*|sende\w*)(?: (?:es|sie|das|alles))? (?:bitte )?(?:an|nach)"
    r"|(?:my|the|our|delivery|shipping)(?: (?:delivery|shipping))? address(?: is)?|address"
    r"|(?:meine |die )?(?:liefer)?adresse(?: (?:ist|lautet))?"
    r"|(?:mi |la )?direcci[oó]n(?: es)?|(?:env[ií]a|manda)(?:lo|la|los|las) a"
    r"|(?:mon |l')?adresse(?: est)?|(?:livre|envoie)[rz]?(?:-le|-la|-les)? [àa]"
    r"|(?:meu |o )?endere[cç]o(?: [ée])?|(?:envie|mande)(?:-o|-a)? para"
    r"|alamat(?: saya| pengiriman)?(?: adalah)?|kirim ke"
    r"|(?:मेरा )?पता(?: है)?|عنواني(?: هو)?|العنوان(?: هو)?"
    r"|it(?:'|’)?s|it is|to|for|c'est|es|ist)\b[\s:,-]*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"^(?:[^\W\d]+\.?\W*)?(\+?[\d٠-٩०-९][\d٠-٩०-९\s().\-/]{6,}[\d٠-٩०-९])$")
#: Postcodes, the particular shapes before plain digits.
_POSTCODES = tuple(
    re.compile(rf"(?<![\w-]){shape}(?![\w-])", re.IGNORECASE)
    for shape in (
        r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",  # United Kingdom
        r"[A-Z]\d[A-Z] ?\d[A-Z]\d",  # Canada
        r"[A-Z]\d[\dW] ?[A-Z\d]{4}",  # Ireland
        r"\d{4} ?[A-Z]{2}(?<!\bST)",  # Netherlands
        r"\d{5}-\d{3,4}", r"\d{4}-\d{3}", r"\d{3}-\d{4}", r"\d{2}-\d{3}", r"\d{3} \d{2,3}",
        r"\d{4,6}",
    )
)  # fmt: skip
_STATE = re.compile(r"^(.*\S)[ ,]+([A-Z]{2,3})$")
_CODE_OF_STATE = re.compile(r"[A-Z]{2,3}")
_LARGEST_PART = 120


def parse_address(text: str, *, missing: tuple[AddressField, ...] = ()) -> dict[str, str]:
    """The parts of an address that a text names; empty where it does not look like one.

    `missing` are the parts that were asked for: a short answer to one question is that part.
    """
    parts = _parts_of(text)
    if len(missing) == 1 and len(parts) == 1:
        return _single(missing[0], parts[0])
    found: dict[str, str] = {}
    _take_phone(parts, found)
    _take_country(parts, found)
    _take_town(parts, found)
    _take_street(parts, found)
    if "name" in missing and parts and "name" not in found:
        found["name"] = parts.pop(0)
    if parts and "city" not in found:
        found["city"] = parts.pop(0)
    elif parts and "region" not in found:
        found["region"] = parts.pop(0)
    placed = {"line", "postcode"} & set(found)
    return found if placed or (missing and set(found) <= set(missing)) else {}


def _parts_of(text: str) -> list[str]:
    plain = _LEAD.sub("", text.strip(), count=1)
    parts = [part.strip(" .\t") for part in re.split(r"[\n,،、;]+", plain)]
    return [part for part in parts if part and len(part) <= _LARGEST_PART]


def _single(field: AddressField, part: str) -> dict[str, str]:
    """The one part that was asked for, where what was said can be it."""
    if field == "country":
        code = country_code(part)
        return {"country": code} if code else {}
    if field == "postcode":
        match = _postcode_in(part)
        return {"postcode": match.group()} if match else {}
    if field == "line":
        return {"line": part} if any(one.isdigit() for one in part) or len(part) > 8 else {}
    fits = len(part.split()) <= 5 and not any(one.isdigit() for one in part)
    return {field: part} if fits or field == "phone" else {}


def _take_phone(parts: list[str], found: dict[str, str]) -> None:
    for part in reversed(parts):
        match = _PHONE.match(part)
        if match and sum(one.isdigit() for one in match.group(1)) >= 8:
            found["phone"] = match.group(1)
            parts.remove(part)
            return


def _take_country(parts: list[str], found: dict[str, str]) -> None:
    """A part that is a country, or the last words of the last part."""
    for at in range(len(parts) - 1, 0, -1):
        if code := country_code(parts[at]):
            found["country"] = code
            del parts[at]
            return
    words = parts[-1].split() if parts else []
    for count in (3, 2, 1):
        code = country_code(" ".join(words[-count:])) if len(words) > count + 1 else ""
        # Two letters may be a state, and "Co" or "De" part of a name.
        if code and (count > 1 or len(words[-1]) > 2 or words[-1] == "UK"):
            found["country"] = code
            parts[-1] = " ".join(words[:-count])
            return


def _take_town(parts: list[str], found: dict[str, str]) -> None:
    """The postcode, searched from the end, and the town beside it."""
    for at in range(len(parts) - 1, -1, -1):
        match = _postcode_in(parts[at])
        if match is None or (at == 0 and match.start() == 0 and len(parts) > 1):
            continue
        found["postcode"] = match.group().upper()
        rest = f"{parts[at][: match.start()]} {parts[at][match.end() :]}".strip(" -")
        del parts[at]
        if _CODE_OF_STATE.fullmatch(rest):
            found["region"], rest = rest, ""
        before = at >= 2 or (at == 1 and _apart(parts[0]))
        town = rest or (parts.pop(at - 1) if before else "")
        state = _STATE.match(town)
        found["city"] = state.group(1).strip(" ,") if state else town
        if state:
            found["region"] = state.group(2)
        if not found["city"]:
            del found["city"]
        return


def _apart(part: str) -> bool:
    """Whether a part before the postcode is a town: a street has a number."""
    return not any(one.isdigit() for one in part)


def _take_street(parts: list[str], found: dict[str, str]) -> None:
    """The parts with a number, from the first on; what comes before is a name."""
    numbered = [at for at, part in enumerate(parts) if any(one.isdigit() for one in part)]
    if not numbered:
        if len(parts) >= 2 and "postcode" in found:
            found["name"], found["line"] = parts[0], parts[1]
            del parts[:2]
        return
    first, last = numbered[0], numbered[0]
    while last + 1 in numbered:
        last += 1
    found["line"] = ", ".join(parts[first : last + 1])
    if first > 0:
        found["name"] = parts[first - 1] if first == 1 else parts[0]
    del parts[: last + 1]


def _postcode_in(part: str) -> re.Match[str] | None:
    for shape in _POSTCODES:
        found = list(shape.finditer(part))
        if found:
            return found[-1]
    return None
