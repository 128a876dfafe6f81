"""What parsers do with bytes from strangers: only the words that they declare come out, and the work has a bound."""
