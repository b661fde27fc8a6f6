"""Two ways to do the same things in a widget: with a mouse, and with keys alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


class Mouse:
    """Clicks; in `within` alone, where a page shows more than one panel."""

    def __init__(self, page: Page, within: Locator | None = None):
        self.page, self.within = page, within or page.locator("body")

    def choose(self, *words: str) -> None:
        """Choose the options with these words, and no others."""
        checked = self.within.locator(".kit-option input[type=checkbox]:checked")
        while checked.count():
            checked.first.click()
        for one in words:
            self.within.locator(".kit-option-row").filter(
                has=self.page.get_by_text(one, exact=True)
            ).click()

    def pick(self, name: str, words: str) -> None:
        """Choose from a list."""
        self.within.get_by_label(name).select_option(label=words)

    def write(self, name: str, words: str) -> None:
        """Write into a field, instead of what stands there."""
        self.within.get_by_label(name).fill(words)

    def mark(self, *words: str) -> None:
        """Switch words of the text on or off."""
        for one in words:
            self.within.locator(".kit-word").filter(has_text=one).first.click()

    def mark_at(self, *places: int) -> None:
        """Mark exactly the words that begin at these places of the article."""
        wanted = {f"word {place}" for place in places}
        words = self.within.locator(".kit-word-on").all()
        marked = {word.get_attribute("data-kit-key") for word in words}
        for key in sorted(wanted ^ marked, key=lambda key: int(key.split()[1])):
            self._toggle(key)

    def _toggle(self, key: str) -> None:
        self.within.locator(f"[data-kit-key='{key}']").click()

    def go(self, question: str) -> None:
        """Go to a question of the panel by its dot."""
        self.within.locator(f"[data-kit-key='dot {question}']").click()

    def move(self, way: str, item: str) -> None:
        """Move an item of a list up or down."""
        self.within.get_by_role("button", name=f"Move {way}: {item}").click()

    def check(self) -> None:
        """Press the main button."""
        self.press(self.within.locator("[data-kit-key=main]"))

    def press(self, button: Locator) -> None:
        """Press a button."""
        button.click()


class Keys(Mouse):
    """Tab, arrows, Space, Enter: what cannot be reached is not found."""

    def key(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def reach(self, to: Locator) -> None:
        """Tab, forwards, until one of `to` has the focus."""
        for _ in range(300):  # a notebook has many panels
            if to.evaluate_all("all => all.includes(document.activeElement)"):
                return
            self.key("Tab")
        raise AssertionError(f"Tab does not reach {to}")

    def choose(self, *words: str) -> None:
        boxes = self.within.locator(".kit-option input[type=checkbox]")
        if boxes.count():
            checked = self.within.locator(".kit-option input:checked")
            while checked.count():
                self.reach(checked)
                self.key("Space")
        for one in words:
            card = self.within.locator(".kit-option").filter(
                has=self.page.get_by_text(one, exact=True)
            )
            to = card.locator("input")
            if boxes.count():
                self.reach(to)
            else:
                self.reach(self.within.locator(".kit-option input"))
                for _ in range(5):
                    if to.evaluate("one => one === document.activeElement"):
                        break
                    self.key("ArrowDown")
            if not to.is_checked():
                self.key("Space")

    def pick(self, name: str, words: str) -> None:
        field = self.within.get_by_label(name)
        self.reach(field)
        self.key("Home")
        for _ in range(9):
            if field.evaluate("one => one.selectedOptions[0].text") == words:
                return
            self.key("ArrowDown")
        raise AssertionError(f"the arrows do not reach {words}")

    def write(self, name: str, words: str) -> None:
        self.reach(self.within.get_by_label(name))
        self.key("Control+a")
        self.page.keyboard.type(words)

    def mark(self, *words: str) -> None:
        self.reach(self.within.locator(".kit-word"))
        for one in words:
            self.key("Home")
            for _ in range(200):
                if self.page.evaluate("document.activeElement.firstChild.nodeValue").startswith(
                    one
                ):
                    break
                self.key("ArrowRight")
            self.key("Space")

    def _toggle(self, key: str) -> None:
        self.reach(self.within.locator(".kit-word"))
        self._arrows_to(key)
        self.key("Space")

    def go(self, question: str) -> None:
        self.reach(self.within.locator(".kit-dot"))
        self._arrows_to(f"dot {question}")
        self.key("Enter")

    def _arrows_to(self, key: str) -> None:
        self.key("Home")
        for _ in range(300):
            if self.page.evaluate("document.activeElement.dataset.kitKey") == key:
                return
            self.key("ArrowRight")
        raise AssertionError(f"the arrows do not reach {key}")

    def move(self, way: str, item: str) -> None:
        other = "down" if way == "up" else "up"
        self.reach(self.within.get_by_role("button", name=f"Move {other}: {item}"))
        self.key("Alt+ArrowUp" if way == "up" else "Alt+ArrowDown")

    def check(self) -> None:
        """Enter in the answers; where a button or a text has the focus, Control and Enter."""
        inside = ".kit-answers input, .kit-answers select, .kit-word"
        if self.within.locator(".kit-quiz :focus").count() == 0:
            return self.press(self.within.locator("[data-kit-key=main]"))
        self.key(
            "Enter"
            if self.page.evaluate(
                f"document.activeElement.matches('{inside}') && !document.activeElement.disabled"
            )
            else "Control+Enter"
        )

    def press(self, button: Locator) -> None:
        self.reach(button)
        self.key("Enter")
