"""The server's settings, given on its command line so that they are always those of this code."""

DURABLE = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
}
# For tests only: a crash of the machine may lose the cluster, never a crash of the server alone.
DISPOSABLE = {
    "fsync": "off",
    "synchronous_commit": "on",
    "full_page_writes": "off",
}
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "120",
    "shared_buffers": "96MB",
    "effective_cache_size": "512MB",
    "work_mem": "4MB",
    "maintenance_work_mem": "32MB",
    # Short statements over indexes: compiling them or spreading them costs more than it gains.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
    "min_wal_size": "80MB",
    "max_wal_size": "512MB",
    "checkpoint_timeout": "10min",
    # Lanes and jobs are updated all the time, and their dead rows slow the next claim.
    "autovacuum_naptime": "10s",
    "autovacuum_max_workers": "2",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    "log_line_prefix": "%m [%p] %u ",
    # A statement or a constraint's detail can hold a customer's words; the log may not.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
}
# Two processes less than the default, which is a pool of workers.
SINCE_18 = {"io_method": "sync"}


def arguments(*, major: int, port: int, durable: bool) -> list[str]:
    """Command-line arguments for `postgres` of this major version."""
    chosen = SETTINGS | (DURABLE if durable else DISPOSABLE) | {"port": str(port)}
    if major >= 18:
        chosen |= SINCE_18
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]


def initdb_arguments(*, major: int, durable: bool) -> list[str]:
    """Command-line arguments for `initdb`: UTF-8, one collation everywhere, passwords required."""
    chosen = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"]
    if major >= 17:
        chosen += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    else:
        chosen += ["--locale=C"]
    return [*chosen, "--data-checksums"] if durable else [*chosen, "--no-sync"]
