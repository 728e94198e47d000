"""The families of items, one module each: facts in, candidates and refusals out."""
