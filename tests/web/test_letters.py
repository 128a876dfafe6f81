"""Letters reach the reader's screen: those of Burmese by the small file, a name in Shan or Mon by the whole one."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser
BURMESE = "မြန်မာဘာသာ ဝိဇ္ဇာ ၂၀၂၆ ၌ ဩဂုတ်"
SHAN = "တႆးယႂ်ႇ"
MON = "ဘာသာ မန် ၚ ၜ"
WRITE = """async (words) => {
  const line = document.createElement("p");
  line.lang = "my";
  line.textContent = words;
  document.querySelector("main").append(line);
  line.getBoundingClientRect();
  await document.fonts.ready;
  const came = [...document.fonts].filter((one) => one.status === "loaded" && one.family.includes("Myanmar"));
  return came.map((one) => one.family.replaceAll('"', ""));
}"""


@pytest.mark.parametrize(
    ("words", "came"),
    [
        (BURMESE, {"Samakki Myanmar"}),
        (SHAN, {"Samakki Myanmar", "Samakki Myanmar Whole"}),
        (MON, {"Samakki Myanmar", "Samakki Myanmar Whole"}),
    ],
)
def test_the_whole_script_is_fetched_only_for_letters_that_burmese_does_not_have(
    page: Page, live_server: LiveServer, words: str, came: set[str]
) -> None:
    page.goto(f"{live_server.url}/")
    assert set(page.evaluate(WRITE, words)) == came
