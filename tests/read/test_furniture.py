"""Page furniture lies outside the article, whatever stands around it; sentences that only look like it stay."""

from __future__ import annotations

import pytest

from firsthand.model.text import Span
from firsthand.read.furniture import article_spans

FIRST = "Two people were wounded near the old mill on Monday, residents of the town said. The road was closed until the evening."
SECOND = "The mayor, Salem Haddad, said that shells had come from the hills, and that nobody had warned the market."


def kept(text: str) -> list[str]:
    return [text[s.start : s.end] for s in article_spans(text)]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


LINES = [
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Please enable Javascript to watch this video",
    "Copyright 2016 Valley Post. All rights reserved.",
    "(© 2016 VPTV)",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Share this: Facebook",
    "Share on Twitter",
    "Tweet Share 0 Email Print",
    "Facebook | Twitter | Google+",
    "Click to share on WhatsApp (Opens in new window)",
    "Like this: Like Loading...",
    "Tags: Tal Amran, market, shells",
    "Filed under: News",
    "Sign up for our daily newsletter",
    "Subscribe to our channel and get updates",
    "Get the best stories in your inbox",
    "This site uses cookies to improve your visit.",
    "Privacy Policy | Terms of Use",
    "Follow us on Facebook and Twitter",
    "Download the VPTV app for iOS and Android",
    "Read more at:",
    "Read more: Mayor calls for calm in Tal Amran",
    "RELATED: Market opens again",
    "READ MORE",
    "Click here to see the pictures",
    "Get short URL",
    "Hide Transcript Show Transcript",
    "Fill in your details below or choose an icon to log in: Logo",
    "You are commenting using your account. Log\xa0Out\xa0/\xa0 Change\xa0)",
    "Google+ photo",
    "Connecting to %s",
    "Notify me of new comments via email.",
    "Already have an account?",
    "We have sent a confirmation email to {* data_emailAddress *}.",
    "Your notification has been saved.",
    "Community standards",
    "Report an error",
    "Updated 3 hours ago",
    "1:57 Mayor speaks about the market",
    "https://valleypost.example/2016/05/01/shells",
    "salem@valleypost.example",
    "Home > News > Tal Amran",
    "* * *",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("where", ["head", "middle", "tail"])
def test_a_line_of_furniture_is_outside_wherever_it_stands(line: str, where: str) -> None:
    lines = [FIRST, SECOND]
    lines.insert({"head": 0, "middle": 1, "tail": 2}[where], line)
    assert kept(page(*lines)) == {"middle": [FIRST, SECOND]}.get(where, [page(FIRST, SECOND)])


SENTENCES = [
    "Share prices fell after the attack, traders said.",
    "Follow-up strikes hit the mill, and one of them was filmed and put on Twitter by people of the town.",
    "Home owners said they had been told to leave.",
    "The group said on Twitter that it would sign the truce.",
    "He read more of the letter: nobody would pay, it said.",
    "Tags found on the shells showed where they were made.",
    "Comments by the mayor angered the traders.",
    "“Leave a reply to my letter,” he had asked.",
    "Email and telephone lines were cut.",
    "10:45 was when the first shell fell, the mayor said.",
    "Related families were sheltered in the school.",
    "Print works and a bakery burned down.",
    "Sign up sheets for the militia hung in every shop, residents said.",
    "Cookies and bread were handed out at the square.",
    "© Salem Haddad, 24, was hurt in the market on Saturday evening. Three other people were hurt.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_looks_like_furniture_stays(sentence: str) -> None:
    assert kept(page(FIRST, sentence, SECOND)) == [page(FIRST, sentence, SECOND)]


@pytest.mark.parametrize(
    "head",
    [
        "Leave a Reply",
        "Leave a comment",
        "Post a comment",
        "Comments",
        "12 Comments",
        "3 thoughts on “Shells”",
        "View Comments (7)",
    ],
)
def test_nothing_after_the_head_of_the_comments_is_the_article(head: str) -> None:
    text = page(
        FIRST, SECOND, head, "I was there, and 40 people were killed. The mayor lies.", "Name (required)", "Reply"
    )
    assert kept(text) == [page(FIRST, SECOND)]


def test_a_link_to_the_comments_above_the_article_does_not_end_it() -> None:
    assert kept(page("12 Comments", FIRST, SECOND)) == [page(FIRST, SECOND)]


def test_titles_of_other_articles_go_with_the_head_of_their_list() -> None:
    text = page(FIRST, "Related articles", "Dozens killed in Wadi Hinna", "Mayor calls for calm", SECOND)
    assert kept(text) == [FIRST, SECOND]


def test_a_menu_is_outside_and_a_list_of_names_stays() -> None:
    menu = "Home\nNews\nWorld\nValley life\nContact us"
    names = "The dead are:\nSalem Haddad\nNour Darwish\nRami Khoury\nLina Saab"
    assert kept(f"{menu}\n\n{FIRST}\n\n{names}") == [f"{FIRST}\n\n{names}"]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (
            "",
            " ... 13 Tags Daesh airstrikes War Valley Observatory Community standardsDiscussion Comment via FacebookComment via Post",
        ),
        ("", " Our Standards:The Valley Trust Principles."),
        ("", " Read Also"),
        ("", " Share this article on Facebook"),
        ("", " Copyright 2016 Valley Post"),
        ("", " Follow us on Twitter @valleypost"),
        (
            "",
            " Join us on Facebook. Subscribe Like Follow Copyright 2018 Valley World. Live TV Schedule Terms of Use Privacy Policy",
        ),
        ("Get short URL 0 13 ", ""),
        ("Share Tweet Facebook Google+ Email ", ""),
        ("CLOSE Skip in Skip x Embed x Share ", ""),
    ],
)
def test_a_text_without_line_breaks_loses_its_furniture_at_both_ends(head: str, tail: str) -> None:
    text = f"{head}{FIRST} {SECOND}{tail}"
    assert " ".join(kept(text)).rstrip(" .") == f"{FIRST} {SECOND}".rstrip(".")


def test_tags_before_the_article_do_not_end_it() -> None:
    text = (
        f"Two wounded in Tal Amran. Date of publication 1 May 2016 Tags Tal Amran Mill Shells {FIRST} {SECOND} "
        + SECOND
    )
    assert kept(text) == [text]


def test_a_date_before_a_button_stays() -> None:
    assert kept(f"18.10.2014Get short URL 0 13 {FIRST} {SECOND}") == ["18.10.2014", f"{FIRST} {SECOND}"]


def test_the_headline_stands_by_itself_without_the_outlet_behind_it() -> None:
    text = f"Shells hit the market | Valley Post\n\n{FIRST}"
    spans = article_spans(text, Span("text", 0, 21))
    assert [text[s.start : s.end] for s in spans] == ["Shells hit the market", FIRST]


@pytest.mark.parametrize("text", ["", "\n \n", "Advertisement", "Leave a Reply\n\nName"])
def test_furniture_alone_holds_no_article(text: str) -> None:
    assert not [k for k in kept(text) if k not in ("Name", "Leave a Reply")]
