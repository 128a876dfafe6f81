"""Who knows what of a case until when, who must never see it; what can be taken back at once."""
