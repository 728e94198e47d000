"""Analysis to bank: facts, candidate items, gates that refuse, and the choice of a varied set."""
