"""Dutch text without language analysis: safe characters, normal forms, order, numbers."""
