"""An upload opens to whoever has its address, does nothing there, and to nobody else."""

from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse

from handsel.edge.api.tests.callers import Caller
from handsel.kit import tenancy
from handsel.modules.media import actions
from handsel.modules.media.models import Upload
from handsel.modules.media.tests.files import PDF, opened, picture
from tests.cast import Shop


def uploaded(shop: Shop, content: bytes, kind: str, *, name: str) -> Upload:
    file = actions.fit(content, declared=kind)
    with tenancy.business(shop.id):
        return actions.keep(shop.owner, file, filename=name, client_id=name)


def get(path: str, *, method: str = "GET") -> HttpResponse:
    return Caller().send(method, path)


@pytest.mark.parametrize(
    ("content", "kind", "name", "shown"),
    [
        (picture("PNG"), "image/png", "Käse.png", "inline; filename*=utf-8''K%C3%A4se.png"),
        (PDF, "application/pdf", "menu.pdf", 'attachment; filename="menu.pdf"'),
    ],
)
def test_an_upload_opens_to_whoever_has_its_address_and_does_nothing(
    rose: Shop, content: bytes, kind: str, name: str, shown: str
) -> None:
    upload = uploaded(rose, content, kind, name=name)
    answer = get(urlsplit(upload.url).path)
    assert (answer.status_code, answer.content) == (200, bytes(upload.content))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (kind, shown)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert {"public", "immutable"} <= set(answer["Cache-Control"].split(", "))
    assert not answer.cookies


def test_a_provider_may_ask_for_the_head_alone_and_nobody_writes(rose: Shop) -> None:
    path = urlsplit(uploaded(rose, PDF, "application/pdf", name="menu.pdf").url).path
    head = get(path, method="HEAD")
    assert (head.status_code, head["Content-Length"]) == (200, str(len(PDF)))
    assert get(path, method="POST").status_code in (403, 405)


def test_every_other_address_is_answered_alike(rose: Shop, blue: Shop) -> None:
    upload = uploaded(rose, picture("PNG"), "image/png", name="cake.png")
    assert opened(bytes(upload.content)).size == (40, 20)
    token = upload.token
    wrong = [
        f"/media/{token}/other.png",
        f"/media/{token}/cake.jpg",
        f"/media/{token[:-1]}0/cake.png" if token[-1] != "0" else f"/media/{token[:-1]}1/cake.png",
        f"/media/{blue.id.hex}{token[32:]}/cake.png",
        f"/media/{'0' * 80}/cake.png",
        "/media/x/cake.png",
        "/media/%00/cake.png",
        f"/media/{token}/..%2fcake.png",
    ]
    answers = [get(path) for path in wrong]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert {one["Cache-Control"] for one in answers} == {"no-store"}
