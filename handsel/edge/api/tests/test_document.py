"""The OpenAPI document can be turned into a client: each name in it means one thing."""

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from handsel.edge.api.application import api
from handsel.edge.api.shapes import In, Out


def shapes(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Everything derived from it; of a generic shape only the shape itself."""
    for shape in base.__subclasses__():
        if "[" not in shape.__name__:
            yield shape
        yield from shapes(shape)


def test_no_two_shapes_share_a_name() -> None:
    """The document keeps one of them and forgets the other."""
    found = {shape for base in (In, Out) for shape in shapes(base)}
    names = Counter(
        shape.__name__ for shape in found if shape.__module__.startswith("handsel.edge.api.")
    )
    assert len(names) > 50
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_operations_share_a_name() -> None:
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"].values()
    names = Counter(operation["operationId"] for path in paths for operation in path.values())
    assert [name for name, count in names.items() if count > 1] == []
