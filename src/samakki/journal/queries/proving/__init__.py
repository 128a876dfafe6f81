"""Proving the journal: what stands in the store against hashes, chains, trees, signatures, and a witness."""

from samakki.journal.queries.proving.verifying import checkpoint, verify

__all__ = ["checkpoint", "verify"]
