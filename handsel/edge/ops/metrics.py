"""Prometheus metrics of the whole system, read from the database when they are asked for."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import override

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from handsel.edge.ops import measuring
from handsel.edge.ops.measuring import DAY, Rows, ask
from handsel.kit.clock import now


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything measured, as Prometheus reads it; without a database only that it is gone."""
    registry = CollectorRegistry()
    registry.register(_Collector(now()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class _Collector(Collector):
    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def describe(self) -> Iterable[Metric]:
        """Nothing: the registry need not ask the database who it will be."""
        return []

    @override
    def collect(self) -> Iterable[Metric]:
        up = GaugeMetricFamily("handsel_database_up", "Whether the database answers.")
        try:
            found = [*_incoming(), *_outgoing(self._moment), *_people(self._moment)]
            up.add_metric([], 1)
        except (DatabaseError, InterfaceError):
            found = []
            up.add_metric([], 0)
        return [up, *found]


def _incoming() -> Iterator[Metric]:
    events = ask(measuring.EVENTS)
    yield _gauge("handsel_events", "Events not settled, by state.", ("source", "state"), events)
    oldest = [(source, state, age) for source, state, _, age in events]
    yield _gauge(
        "handsel_event_oldest_seconds", "Age of the oldest such event.", ("source", "state"), oldest
    )
    [(waiting, held, age)] = ask(measuring.LANES)
    yield _gauge("handsel_lanes_waiting", "Lanes ready for a worker.", (), [(waiting,)])
    yield _gauge("handsel_lanes_held", "Lanes a worker holds.", (), [(held,)])
    yield _gauge("handsel_lane_oldest_seconds", "Longest wait of a ready lane.", (), [(age,)])
    jobs = ask(measuring.JOBS)
    yield _gauge("handsel_jobs", "Background jobs.", ("queue", "status"), jobs)
    dead = sum(count for _, state, count, _ in events if state == "dead")
    failed = sum(count for _, status, count in jobs if status == "failed")
    yield _gauge(
        "handsel_dead_letters",
        "What was given up on and waits for a person.",
        ("kind",),
        [("event", dead), ("job", failed)],
    )


def _outgoing(moment: datetime) -> Iterator[Metric]:
    since = measuring.first_id_of(moment - DAY)
    outbox = ask(measuring.OUTBOX)
    yield _gauge("handsel_outbox", "Messages of ours not settled.", ("delivery",), outbox)
    oldest = [(delivery, age) for delivery, _, age in outbox]
    yield _gauge(
        "handsel_outbox_oldest_seconds", "Age of the oldest such message.", ("delivery",), oldest
    )
    yield _gauge(
        "handsel_messages_last_day",
        "Messages of the last 24 hours.",
        ("author_kind", "delivery"),
        ask(measuring.MESSAGES_OF_A_DAY, since),
    )
    yield _gauge(
        "handsel_mail_last_day",
        "Letters of the last 24 hours.",
        ("state",),
        ask(measuring.MAIL_OF_A_DAY, since),
    )
    yield _gauge(
        "handsel_differences",
        "Books that disagree and wait for a person.",
        ("kind",),
        ask(measuring.DIFFERENCES),
    )
    yield _gauge(
        "handsel_refusals",
        "How often a process said no, ever; csp_report: how often browsers told of a violation.",
        ("process", "code"),
        ask(measuring.REFUSALS),
    )
    yield _gauge(
        "handsel_channels", "Connected accounts.", ("kind", "status"), ask(measuring.CHANNELS)
    )


def _people(moment: datetime) -> Iterator[Metric]:
    since = measuring.first_id_of(moment - DAY)
    yield _gauge("handsel_sessions", "Devices signed in.", ("kind",), ask(measuring.SESSIONS))
    yield _gauge("handsel_operator_sessions", "Operators signed in.", (), ask(measuring.OPERATORS))
    yield _gauge(
        "handsel_deeds_last_day",
        "What operators did, and were refused, in the last 24 hours.",
        ("what",),
        ask(measuring.DEEDS_OF_A_DAY, since),
    )
    yield _gauge(
        "handsel_support_open",
        "Shops that support may read in.",
        ("origin",),
        ask(measuring.SUPPORT),
    )


def _gauge(name: str, text: str, labels: tuple[str, ...], rows: Rows) -> Metric:
    """A gauge from rows of label values followed by the figure; what follows that is left out."""
    family = GaugeMetricFamily(name, text, labels=labels)
    for row in rows:
        family.add_metric([str(value) for value in row[: len(labels)]], float(row[len(labels)]))
    return family
