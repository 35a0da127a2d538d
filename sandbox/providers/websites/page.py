"""A shop's first page, and the one line in it that shows the chat."""

from collections.abc import Mapping
from html import escape

from sandbox.providers.websites.shops import Website
from sandbox.web import Response

#: What a visitor of the demonstration may say in the address: `?language=ar&theme=dark`.
ASKED = ("identity", "language", "theme")


def render(shop: Website, *, web_url: str, gate_url: str, asked: Mapping[str, str]) -> Response:
    """The page, with a policy that lets the chat in and nothing else."""
    told = {"site": shop.site_key, "color": shop.color}
    told |= {name: asked[name] for name in ASKED if asked.get(name)}
    attributes = " ".join(f'data-{name}="{escape(value)}"' for name, value in told.items())
    goods = "".join(
        f'<li><img src="{escape(web_url)}/pictures/{shop.slug}/{file}.svg" alt="" width="320"'
        f' height="240"><h3>{escape(title)}</h3></li>'
        for file, title in shop.goods
    )
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(shop.name)}</title>"
        '<link rel="stylesheet" href="/shops/style.css"></head>'
        f'<body class="{shop.slug}"><header><p class="name">{escape(shop.name)}</p>'
        f"<p>{escape(shop.place)}</p></header><main><section><h1>{escape(shop.line)}</h1>"
        f"<p>{escape(shop.story)}</p></section><section><h2>Today</h2>"
        f'<ul class="goods">{goods}</ul></section></main>'
        f"<footer><p>{escape(shop.hours)}. Questions? Ask us here, day or night.</p></footer>"
        f'<script src="{escape(web_url)}/widget.js" {attributes} async></script></body></html>'
    )
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self';"
        f" script-src {web_url}; connect-src {web_url} {gate_url}; img-src {web_url};"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return Response(
        body=html.encode(),
        content_type="text/html; charset=utf-8",
        headers={"content-security-policy": policy, "cache-control": "no-store"},
    )


#: Some of it is careless on purpose (`* { … }`, `button { … }`): the chat must not care.
STYLE = """
* { box-sizing: border-box; letter-spacing: 0.01em; }
button, textarea, div, section, ol, li { font-family: Georgia, serif; }
button { text-transform: uppercase; background: hotpink; }
body { margin: 0; font: 18px/1.6 Georgia, serif; color: #2b201c; background: #fbf6ef; }
header, main, footer { max-width: 1080px; margin: 0 auto; padding: 28px 32px; }
header { display: flex; justify-content: space-between; align-items: baseline; }
header p { margin: 0; }
.name { font-size: 26px; font-weight: bold; color: #8c2f4b; }
.blue-cafe .name { color: #1d4f7c; }
h1 { font-size: clamp(38px, 6vw, 68px); line-height: 1.08; max-width: 14ch; margin: 32px 0 16px; }
h1 + p { max-width: 52ch; font-size: 20px; }
h2 { margin-top: 56px; }
.goods { list-style: none; padding: 0; display: grid; gap: 24px;
  grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
.goods img { width: 100%; height: auto; aspect-ratio: 4 / 3; object-fit: cover;
  border-radius: 6px; display: block; background: #eee2d3; }
.goods h3 { margin: 10px 0 0; font-size: 18px; font-weight: normal; }
footer { border-top: 1px solid #dccdba; margin-top: 40px; }
"""
