"""Practice without a screen: questions, grading, scheduling and the session's state."""
