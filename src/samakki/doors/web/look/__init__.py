"""How pages are dressed: styles, scripts and fonts at their source, and what bundles them into `static/`."""
