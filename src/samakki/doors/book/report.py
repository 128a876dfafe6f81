"""The same book as one document on paper (PDF), made from the same edition as the site."""

from pathlib import Path
from typing import Final

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_HERE: Final = Path(__file__).parent
_STYLE: Final = "report.css"
_DOTS: Final = "data:image/png;base64,"


def write_report(page: str, place: Path) -> None:
    """Write a page of the whole book as a PDF that can be read aloud; nothing is fetched from anywhere for it."""
    book = HTML(string=page, base_url=f"{_HERE.as_uri()}/", url_fetcher=_OnlyTheStyle())
    book.write_pdf(place, pdf_variant="pdf/ua-1")


class _OnlyTheStyle(URLFetcher):  # type: ignore[misc]  # the library carries no types
    """Gives the report's style and the pictures in its page, and refuses whatever else the words of a book name."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url != (_HERE / _STYLE).as_uri() and not url.startswith(_DOTS):
            raise FatalURLFetchingError(url)
        return super().fetch(url, headers)
