"""How members share the work: who sees to what, what is put off, labels, notes, words kept."""
