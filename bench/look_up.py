"""How fast a message's products are found in a shop of 5,000, and how costly a new index is."""

import random
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from bench.figures import Figure, percentile
from handsel.modules.catalog.lookup import LookupItem, build_index, find_mentions, rank

PRODUCTS = 5_000
QUERIES = 1_500
RUNS = 3
_SEED = 20_260_504


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_KINDS = _words(
    "mug plate bowl teapot candle blanket cushion lamp vase clock basket towel apron tray jug "
    "notebook pen backpack wallet belt scarf hat glove sock shirt hoodie jacket coat dress "
    "skirt trousers sneaker boot sandal ring necklace bracelet earring watch sunglasses "
    "umbrella kettle toaster blender grinder knife pan pot whisk ladle puzzle doll kite drum "
    "guitar poster frame"
)
_STUFFS = _words(
    "linen cotton wool silk leather oak walnut bamboo ceramic porcelain glass steel copper "
    "brass silver gold velvet denim cork marble"
)
_LOOKS = _words(
    "blue red green black white grey yellow pink striped checked plain floral vintage rustic "
    "modern classic mini large slim soft heavy folding quilted embroidered hand-painted "
    "waterproof"
)
_MAKERS = _words(
    "Avery Birch Calder Doyle Ember Finch Gale Harlow Iris Juniper Kestrel Larch Moss Nettle "
    "Orla Perch Quill Rowan Sable Thistle"
)
_ASKED = ("do you have {}", "how much is the {}?", "I'd like two {} please", "{}",
          "hi, is {} still available in blue", "can you send me a link for {}")  # fmt: skip


def catalog(count: int = PRODUCTS) -> list[LookupItem]:
    """A believable shop: names of two to five words, shared among many products."""
    drawn = random.Random(_SEED)
    items = []
    for number in range(count):
        kind = drawn.choice(_KINDS)
        words = [drawn.choice(_LOOKS), drawn.choice(_STUFFS), kind]
        if drawn.random() < 0.5:
            words.insert(0, drawn.choice(_MAKERS))
        if drawn.random() < 0.2:
            words += ["No.", str(drawn.randint(1, 99))]
        items.append(
            LookupItem(
                product_id=str(number),
                title=" ".join(words).capitalize(),
                category=f"{kind}s".capitalize(),
                tags=(drawn.choice(_LOOKS), drawn.choice(("gift", "sale", "new"))),
                skus=(f"SKU-{number:05}",),
                options={"Color": tuple(drawn.sample(_LOOKS[:8], 3)), "Size": ("S", "M", "L")},
            )
        )
    return items


def queries(items: list[LookupItem], count: int = QUERIES) -> list[str]:
    """What customers write: names whole, shortened, mistyped and joined, and things not there."""
    drawn = random.Random(_SEED + 1)
    found = []
    for _ in range(count):
        words = drawn.choice(items).title.lower().split()
        way = drawn.random()
        if way < 0.2 and len(words) > 2:
            words.pop(drawn.randrange(len(words)))
        elif way < 0.5:
            at = drawn.randrange(len(words))
            words[at] = _mistyped(words[at], drawn)
        elif way < 0.6:
            words = ["".join(words)]
        elif way < 0.7:
            words = [_mistyped(drawn.choice(("zeppelin", "aquarium", "tractor")), drawn), "rental"]
        found.append(drawn.choice(_ASKED).format(" ".join(words)))
    return found


def _mistyped(word: str, drawn: random.Random) -> str:
    if len(word) < 4:
        return word
    at = drawn.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def measure() -> list[Figure]:
    """p95 of a look-up, and the seconds and megabytes of a new index. Needs no stack."""
    items = catalog()
    asked = queries(items)
    build_seconds, finding, naming = [], [], []
    for _ in range(RUNS):
        began = time.perf_counter()
        index = build_index(items)
        build_seconds.append(time.perf_counter() - began)
        finding.append(_p95(partial(rank, index), asked))
        naming.append(_p95(partial(find_mentions, index), asked))
    tracemalloc.start()
    kept = build_index(items)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    assert kept.items
    which = f"{PRODUCTS:,} products, {QUERIES:,} messages, a third of them mistyped"
    return [
        Figure("look-up: products found for a query, p95", "ms", finding, 10.0, "less", which),
        Figure("look-up: products named in a message, p95", "ms", naming, 10.0, "less", which),
        Figure("look-up: a new index", "s", build_seconds, 1.5, "less", "After each change."),
        Figure("look-up: memory of an index", "MB", [megabytes], 40.0, "less"),
    ]


def _p95(look: Callable[[str], object], asked: list[str]) -> float:
    """Milliseconds."""
    taken = []
    for query in asked:
        began = time.perf_counter()
        look(query)
        taken.append((time.perf_counter() - began) * 1000)
    return percentile(taken, 0.95)


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name}: {figure.value:.2f} {figure.unit} ({figure.runs})")
