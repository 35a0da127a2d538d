"""Every flow that registers background jobs, so that a worker knows them all."""
