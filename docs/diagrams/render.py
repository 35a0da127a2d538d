"""Draw the .dot files beside this one, with Graphviz: `python docs/diagrams/render.py`."""

import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
STYLE = """<style>
text { fill: #33261f; font-family: Helvetica, Arial, "Liberation Sans", sans-serif }
text[font-size="10.00"] { fill: #7b6a5f }
path, polygon, polyline { stroke: #9a8778 }
.paper { fill: #fffaf3; stroke: none }
.cluster path { fill: #f7efe5; stroke: #e6d8c7 }
.cluster text { fill: #7b6a5f; font-weight: 600 }
.node path { fill: #ffffff } .node polygon { fill: #efe3d3; stroke: #c9b49c }
.call path { fill: #fbeef0; stroke: #b8475f }
.world path { fill: #b8475f; stroke: #b8475f } .world text, .world text[font-size] { fill: #ffffff }
.edge polygon { fill: #9a8778 }
.edge.money path, .edge.money polygon { stroke: #2f7d5b } .edge.money polygon { fill: #2f7d5b }
.call.money path { fill: #edf6f1; stroke: #2f7d5b }
.world.money path { fill: #2f7d5b; stroke: #2f7d5b }
@media (prefers-color-scheme: dark) {
  text { fill: #f0e6dc } text[font-size="10.00"], .cluster text { fill: #b7a698 }
  path, polygon, polyline { stroke: #8a796d }
  .paper { fill: #1c1816 } .cluster path { fill: #262120; stroke: #3d3531 }
  .node path { fill: #332c28 } .node polygon { fill: #453a32; stroke: #6b5a4d }
  .call path { fill: #40282d; stroke: #d9738a } .call.money path { fill: #22352d; stroke: #57b48b }
  .world path { fill: #a23f56; stroke: #a23f56 }
  .world.money path { fill: #2c7656; stroke: #2c7656 }
  .edge polygon { fill: #8a796d }
  .edge.money path, .edge.money polygon { stroke: #57b48b } .edge.money polygon { fill: #57b48b }
}
</style>
<rect class="paper" width="100%" height="100%" rx="14"/>"""


def render(source: Path) -> Path:
    """Draw one file into an .svg beside it, with colors for light and for dark."""
    drawn = subprocess.run(  # noqa: S603
        ["dot", "-Tsvg", str(source)],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    drawn = re.sub(r"<!--.*?-->\s*|<title>.*?</title>\s*| font-family=\"[^\"]*\"", "", drawn)
    drawn = re.sub(r' (?:fill|stroke)="(?!none|transparent)[^"]*"', "", drawn)
    drawn = re.sub(r'<g id="node.*?</g>', _center, drawn, flags=re.DOTALL)
    drawn = re.sub(r"<\?xml.*?<svg", "<svg", drawn, flags=re.DOTALL)
    drawn = re.sub(r'(<svg) width="\S+" height="\S+"\s*', r"\1 ", drawn)
    target = source.with_suffix(".svg")
    target.write_text(re.sub(r"(<svg[^>]*>)", rf"\1\n{STYLE}", drawn, count=1))
    return target


def _center(node: re.Match[str]) -> str:
    """Put a node's words in its middle, whatever font the reader has."""
    shape = re.search(r' (?:points|d)="([^"]*)"', node[0])
    assert shape is not None
    places = [float(x) for x in re.findall(r"(-?[\d.]+),-?[\d.]+", shape[1])]
    middle = (min(places) + max(places)) / 2
    return re.sub(
        r'text-anchor="start" x="[^"]*"', f'text-anchor="middle" x="{middle:.2f}"', node[0]
    )


if __name__ == "__main__":
    for dot_file in sorted(HERE.glob("*.dot")):
        render(dot_file)
