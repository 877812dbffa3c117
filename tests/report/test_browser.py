"""The report in a real browser, opened from disk: skipped where Chromium and its driver are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_case import crowd, hostile, small

from firsthand.report.html import write

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (BROWSER.exists() and DRIVER.exists()), reason="chromium and chromium-driver are not installed"
    ),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


def opened(browser: Any, path: Path, width: int = 1280, height: int = 900) -> Any:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get_log("browser")
    browser.get(path.as_uri())
    return browser


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def comes_to_show(browser: Any, selector: str) -> bool:
    """Whether an element comes to be seen; a page answers a click when the machine lets it."""
    wait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait(browser, 10)
    return bool(wait.until(lambda b: one(b, selector).is_displayed()))


def test_a_reader_follows_a_value_to_its_words_and_the_chain_that_said_them(browser: Any, tmp_path: Path) -> None:
    opened(browser, write(small(), tmp_path)[0])
    one(browser, "table.incidents a").click()
    assert one(browser, "h1").text == "Air strike on Maskanah"
    value = next(v for v in browser.find_elements("css selector", "a.value") if v.text == "14")
    row = one(browser, f"[id='{value.get_attribute('aria-controls')}']")
    assert not row.is_displayed()
    value.click()
    assert row.is_displayed()
    assert value.get_attribute("aria-expanded") == "true"
    marks = [m.text for m in row.find_elements("css selector", "mark")]
    assert "14 people" in marks
    assert "were killed when" in row.text
    assert "Orontes Monitor for Human Rights › Hasan Dalloum" in row.text
    value.click()
    assert not row.is_displayed()


def test_the_keyboard_opens_a_value_and_closes_it(browser: Any, tmp_path: Path) -> None:
    opened(browser, write(small(), tmp_path)[1])
    value = one(browser, "a.value")
    row = one(browser, f"[id='{value.get_attribute('aria-controls')}']")
    value.send_keys(" ")
    assert row.is_displayed()
    value.send_keys("\ue00c")
    assert not row.is_displayed()


def test_a_pointer_at_rest_on_a_value_shows_its_words(browser: Any, tmp_path: Path) -> None:
    action_chains = pytest.importorskip("selenium.webdriver").ActionChains
    opened(browser, write(small(), tmp_path)[1])
    value = one(browser, "a.value")
    action_chains(browser).move_to_element(value).perform()
    assert comes_to_show(browser, "#peek")
    assert one(browser, "#peek mark").text in ("Maskanah", "Meskene")


def test_a_link_into_a_folded_article_unfolds_it(browser: Any, tmp_path: Path) -> None:
    path = write(crowd(), tmp_path)[1]
    opened(browser, path)
    assert not one(browser, "#article-40 .para").is_displayed()
    one(browser, ".stemma a[href='#article-40'] text").click()
    assert comes_to_show(browser, "#article-40 .para")


@pytest.mark.parametrize(
    ("make", "width"), [(small, 1280), (small, 390), (hostile, 1280), (hostile, 390), (crowd, 390)]
)
def test_no_page_is_wider_than_the_screen_and_nothing_goes_wrong(
    browser: Any, tmp_path: Path, make: Any, width: int
) -> None:
    for path in write(make(), tmp_path):
        opened(browser, path, width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert [entry["message"] for entry in browser.get_log("browser")] == []


def test_what_articles_hold_does_nothing(browser: Any, tmp_path: Path) -> None:
    for path in write(hostile(), tmp_path):
        opened(browser, path)
        browser.execute_script(
            "document.querySelectorAll('*').forEach(function (e) {"
            "['mouseover', 'focus', 'error', 'load'].forEach(function (n) { e.dispatchEvent(new Event(n)); }); });"
        )
        assert browser.execute_script("return window.pwned") is None
        resources = browser.execute_script("return performance.getEntriesByType('resource').length")
        assert resources == 0


def test_a_view_is_chosen_by_keyboard_and_shown_in_each_row(browser: Any, tmp_path: Path) -> None:
    opened(browser, write(small(), tmp_path)[1])
    shown = "return [...document.querySelectorAll('.view')].filter(e => e.offsetParent).map(e => e.className)"
    assert browser.execute_script(shown) == []
    one(browser, "#view-none").send_keys("\ue014")
    assert set(browser.execute_script(shown)) == {"view v-conservative"}
    assert comes_to_show(browser, ".rule.v-conservative")
