"""Article to analysis: the only package that knows spaCy."""

import os

# OpenBLAS reads this when numpy is first imported. Sentences are short, so one thread is fastest; with more, processes
# that share the cores wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
