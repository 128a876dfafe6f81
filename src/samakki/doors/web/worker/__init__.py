"""On whose list a case stands."""
