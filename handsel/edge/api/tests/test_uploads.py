"""Members upload pictures and documents; what is no such thing is refused by name."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from handsel.edge.api.bodies import LARGEST_UPLOAD
from handsel.edge.api.tests.callers import V1, caller_for
from handsel.kit import tenancy
from handsel.kit.clock import now
from handsel.modules.audit.models import AuditEntry
from handsel.modules.media import rules
from handsel.modules.media.models import Upload
from handsel.modules.media.tests.files import PDF, SVG, opened, photograph, picture, png_that_claims
from tests.cast import Shop


def upload(
    shop: Shop, content: bytes, kind: str, *, name: str = "cake.png", key: str = ""
) -> tuple[int, dict[str, Any]]:
    client = Client(headers=caller_for(shop.owner).headers)
    path = f"{V1}/uploads?filename={quote(name)}&client_id={key}"
    answer = client.generic("POST", path, content, content_type=kind)
    return answer.status_code, json.loads(answer.content)


def kept(shop: Shop) -> list[Upload]:
    with tenancy.business(shop.id):
        return list(Upload.objects.order_by("created_at"))


def test_a_picture_is_kept_drawn_anew(rose: Shop) -> None:
    status, told = upload(rose, photograph(), "image/jpeg", name="IMG 1.JPEG")
    assert (status, told["kind"], told["content_type"]) == (201, "image", "image/jpeg")
    assert (told["filename"], told["width"], told["height"]) == ("IMG 1.jpg", 20, 40)
    assert told["url"].endswith("/img-1.jpg")
    (row,) = kept(rose)
    assert told["size_bytes"] == row.size_bytes == len(row.content)
    assert dict(opened(bytes(row.content)).getexif()) == {}


def test_a_document_is_kept_as_it_is(rose: Shop) -> None:
    status, told = upload(rose, PDF, "application/pdf", name="menu\u202efdp.exe")
    assert (status, told["kind"], told["filename"]) == (201, "file", "menufdp.pdf")
    assert (told["width"], told["height"]) == (0, 0)
    assert bytes(kept(rose)[0].content) == PDF


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (SVG, "image/svg+xml", 415, "wrong_file_type"),
        (SVG, "image/png", 415, "wrong_file_type"),
        (b"<html></html>", "text/html", 415, "wrong_file_type"),
        (b"", "image/png", 415, "wrong_file_type"),
        (picture("PNG"), "text/html", 415, "wrong_file_type"),
        (picture("PNG"), "image/jpeg", 415, "file_type_differs"),
        (PDF, "image/png", 415, "file_type_differs"),
        (picture("PNG")[:60], "image/png", 422, "unreadable_file"),
        (b"\xff\xd8\xff<script>alert(1)</script>", "image/jpeg", 422, "unreadable_file"),
        (PDF[:-8], "application/pdf", 422, "unreadable_file"),
        (png_that_claims(50_000, 50_000), "image/png", 422, "too_many_pixels"),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_what_is_not_what_it_says_is_refused_by_name(
    rose: Shop, content: bytes, kind: str, status: int, code: str
) -> None:
    answered, problem = upload(rose, content, kind)
    assert (answered, problem["code"]) == (status, code)
    assert kept(rose) == []


def test_what_is_too_large_is_refused(rose: Shop) -> None:
    fat = picture("PNG") + b"\0" * rules.LARGEST_PICTURE
    status, problem = upload(rose, fat, "image/png")
    assert (status, problem["code"]) == (413, "too_large")
    thick = PDF + b"\0" * LARGEST_UPLOAD
    assert upload(rose, thick, "application/pdf")[0] == 413
    long = b"%PDF-1.7\n" + b"\0" * (rules.LARGEST_PICTURE + 1) + PDF
    assert upload(rose, long, "application/pdf")[0] == 201


def test_the_same_upload_twice_is_one_and_its_key_is_for_nothing_else(rose: Shop) -> None:
    first = upload(rose, photograph(), "image/jpeg", key="u-1")
    assert upload(rose, photograph(), "image/jpeg", key="u-1") == first
    assert len(kept(rose)) == 1
    status, problem = upload(rose, PDF, "application/pdf", key="u-1")
    assert (status, problem["code"]) == (409, "key_reused")
    assert upload(rose, PDF, "application/pdf", key="u-2")[0] == 201


def test_a_business_has_room_for_so_much(
    rose: Shop, blue: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "QUOTA", len(PDF) * 2)
    assert upload(rose, PDF, "application/pdf")[0] == 201
    assert upload(rose, PDF, "application/pdf")[0] == 201
    status, problem = upload(rose, PDF, "application/pdf")
    assert (status, problem["code"]) == (409, "storage_full")
    assert upload(blue, PDF, "application/pdf")[0] == 201


def test_what_was_not_sent_within_a_day_makes_room(rose: Shop) -> None:
    upload(rose, PDF, "application/pdf", name="old")
    upload(rose, PDF, "application/pdf", name="sent")
    with tenancy.business(rose.id):
        Upload.objects.update(created_at=now() - rules.KEPT_UNSENT - timedelta(seconds=1))
        Upload.objects.filter(filename="sent.pdf").update(sent_at=now())
    upload(rose, PDF, "application/pdf", name="new")
    assert {one.filename for one in kept(rose)} == {"sent.pdf", "new.pdf"}


def test_an_upload_is_in_the_audit_without_its_name(rose: Shop) -> None:
    _, told = upload(rose, PDF, "application/pdf", name="diagnosis of Ana.pdf")
    with tenancy.business(rose.id):
        entry = AuditEntry.objects.get(what="file.uploaded")
    assert str(entry.subject_id) == told["id"]
    assert entry.detail == {"kind": "file", "size_bytes": len(PDF)}
