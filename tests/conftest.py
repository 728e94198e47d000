"""What must be set before any test module is imported."""

import os

# Anki looks once per process whether its random fuzz is off; whichever test uses the library first decides for all.
os.environ["ANKI_TEST_MODE"] = "1"
