"""What copying last did, for who looks after the node."""
