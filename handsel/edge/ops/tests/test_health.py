"""Health says whether the process lives; readiness whether what is behind it is fit."""

from django.test import Client


def test_a_living_process_is_healthy(ops: Client) -> None:
    answer = ops.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_migrated_database_makes_it_ready(ops: Client) -> None:
    answer = ops.get("/readyz")
    assert answer.json()["checks"] == {"database": "ok", "durability": "ok", "schema": "ok"}
    assert answer.status_code == 200
