"""Wires the house when Django has loaded every room."""

from django.apps import AppConfig


class SettingsConfig(AppConfig):
    """The last room to be ready, so that all others can be wired."""

    name = "samakki.settings"
    label = "settings"

    def ready(self) -> None:
        """Wire the house."""
        from samakki.settings.wiring import wire_the_house  # noqa: PLC0415 -- rooms load only after Django's apps

        wire_the_house()
