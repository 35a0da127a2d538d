"""What the private port answers."""

from django.urls import path

from handsel.edge.ops import addresses, events, health, jobs, metrics

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics.metrics),
    path("events", events.list_events),
    path("events/<uuid:event_id>", events.get_event),
    path("events/<uuid:event_id>/replay", events.replay_event),
    path("addresses", addresses.list_blocked),
    path("addresses/block", addresses.block),
    path("addresses/unblock", addresses.unblock),
    path("jobs/failed", jobs.list_failed_jobs),
    path("jobs/<int:job_id>/retry", jobs.retry_job),
]
