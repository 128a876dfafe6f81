"""The browser of the tests: Debian's Chromium, as a person has it, without what nobody looks at."""

from typing import Final

CHROMIUM: Final = "/usr/bin/chromium"
_LIKE_PLAYWRIGHT: Final = (  # Chromium heeds the last list of features only, so Playwright's own stands here too
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
_OF_THE_ADDRESS_BAR: Final = (  # every window begins two more pages for it: half of what a test costs
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*_LIKE_PLAYWRIGHT, *_OF_THE_ADDRESS_BAR))}",
)
