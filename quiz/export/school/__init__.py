"""Banks for school systems: Moodle XML, GIFT and tables."""
