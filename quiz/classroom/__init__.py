"""For teachers: how hard an article is."""
