"""The background job that carries out a change once its difference is paid.

Its story crosses modules, so the flow `order_service/finishing.py` registers it under this name;
whoever settles the payment only queues it.
"""

from handsel.kit.jobs import JobKind

FINISH_CHANGE = JobKind(name="finish_change", queue="pay")
