"""What comes from outside the room: the catalogues' words, and a container that common tools can open."""

from samakki.transfers.gateways.catalogues import vocabulary
from samakki.transfers.gateways.containers import sealed_files

__all__ = ["sealed_files", "vocabulary"]
