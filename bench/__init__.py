"""How fast it is, on this machine, in one run of a few minutes: `python -m bench [--json]`.

Each part runs all of Handsel on a home of its own, loads it over the loopback only, and gives one
`Figure`: what was measured, the runs, the goal, and where the time went. Loads are bounded in
count and in time. The machine's other work disturbs every figure: the load average at the start
is printed with them.
"""
