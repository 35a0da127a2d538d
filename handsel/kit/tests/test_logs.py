"""One log, readable by people or by machines, without what customers wrote."""

import json
import subprocess
import sys

SCRIPT = """
import logging, structlog
from handsel.kit.logs import configure_logs
configure_logs(as_json={as_json})
structlog.get_logger().info("order_paid", order="o1")
logging.getLogger("library").warning("slow %s", "disk")
logging.getLogger("procrastinate").info("chatter")
try:
    words = "what the customer wrote"
    raise RuntimeError("broken")
except RuntimeError:
    structlog.get_logger().exception("failed")
"""


def written(*, as_json: bool) -> str:
    script = SCRIPT.format(as_json=as_json)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout


def test_machines_read_one_json_object_a_line_from_every_logger() -> None:
    lines = [json.loads(line) for line in written(as_json=True).splitlines()]
    assert [line["event"] for line in lines] == ["order_paid", "slow disk", "failed"]
    assert lines[0]["order"] == "o1"
    assert lines[1]["level"] == "warning"
    assert "RuntimeError: broken" in lines[2]["exception"]


def test_people_read_plain_lines() -> None:
    lines = written(as_json=False).splitlines()
    assert lines[0].endswith("order_paid order=o1")
    assert "\x1b" not in lines[0]


def test_an_exception_shows_no_local_variable() -> None:
    for as_json in (True, False):
        said = written(as_json=as_json)
        assert "RuntimeError: broken" in said
        assert said.count("what the customer wrote") == 0
