"""One folder for each company whose channels we speak; `meta` is what its products share."""
