"""Training and measuring of the language pipeline; never imported by the commands that use it."""
