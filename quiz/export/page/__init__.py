"""A bank as one HTML file that works on a phone without a network."""
