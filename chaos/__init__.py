"""Kills, cuts and repetitions, and a count of what was lost or done twice.

`python -m chaos [--json] [--quick] [--seed N] [--only PART]` (or `make chaos`) runs all of Handsel
on a home of its own and plays customers' stories through it, while

- `single`: a process is killed once at each crash point (`points`, found in the code itself),
- `storms`: worker, gate and PostgreSQL are killed at random moments drawn from a printed seed,
- `outside`: the providers misbehave: no answer after the effect, errors, resets, webhooks that
  come twice, in another order, or not at all.

What the outside world saw (the sandbox's log on disk) is then held against the books in the
database (`oracle`). `python -m chaos.planted` plants known bugs and demands that this finds them.
"""
