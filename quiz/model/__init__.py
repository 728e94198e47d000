"""Frozen values that every other package speaks: article and bank."""
