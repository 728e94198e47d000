"""One module per kind of export, each with ``add_arguments(parser)`` and ``run(options) -> int``."""
