"""The menus above every page: whatever stands in them can be reached, however low the screen is."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
LOW = ((1280, 420), (740, 360), (360, 480))


@pytest.mark.parametrize(("width", "height"), LOW)
def test_the_last_line_of_ones_own_menu_can_be_pressed_on_a_low_screen(dara: Page, width: int, height: int) -> None:
    dara.set_viewport_size({"width": width, "height": height})
    dara.goto("/today/")
    dara.get_by_label("You and your session").click()
    dara.get_by_role("button", name="Sign out").click()
    expect(dara).to_have_url(re.compile("/sign-in/"))


@pytest.mark.parametrize(("width", "height"), LOW)
def test_by_keyboard_the_line_that_has_the_focus_is_on_the_screen(dara: Page, width: int, height: int) -> None:
    dara.set_viewport_size({"width": width, "height": height})
    dara.goto("/today/")
    dara.get_by_label("You and your session").focus()
    dara.keyboard.press("Enter")
    last = dara.get_by_role("button", name="Sign out")
    for _line in range(30):
        dara.keyboard.press("Tab")
        if last.evaluate("each => each === document.activeElement"):
            break
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport(ratio=0.9)
