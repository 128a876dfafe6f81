"""Questions to those who lead: asked from a case, answered in a queue."""
