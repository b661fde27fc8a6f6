"""Bylines and dates as news pages print them."""

from __future__ import annotations

import pytest

from kit.ingest import bylines, captions, dates, phrases


@pytest.mark.parametrize(("printed", "value"), [
    ("12 March 2024", "2024-03-12"), ("March 12, 2024", "2024-03-12"), ("2024-03-12", "2024-03-12"),
    ("Tue 4 Jun 2024 16.32 CEST", "2024-06-04"), ("Sept. 1, 2024", "2024-09-01"),
    ("3rd of May 2019", "2019-05-03"), ("18/04/2024", "2024-04-18"), ("04/18/2024", "2024-04-18"),
    ("03/04/2024", "2024"), ("Wed 03/04/2024", "2024-04-03"), ("Mon, 03/04/2024", "2024-03-04"),
    ("3.4.2024", "2024-04-03"), ("March 2024", "2024-03"), ("31 February 2024", "2024-02"),
    ("11 March", ""), ("the 2024 election", ""), ("21-10-2024", "2024-10-21"),
    ("2024/3/9", "2024-03-09"),
])  # fmt: skip
def test_a_date_has_as_much_of_it_as_is_said(printed, value):
    assert dates.first(printed) == value


@pytest.mark.parametrize(("machine", "value"), [
    ("2024-03-12T23:30:00-05:00", "2024-03-12"), ("20240312", "2024-03-12"),
    ("1710228600000", "2024-03-12"), ("Tue, 12 Mar 2024 08:00:00 GMT", "2024-03-12"), ("", ""),
    ("soon", ""), ("99999999", ""),
])  # fmt: skip
def test_a_machines_date_keeps_its_own_day(machine, value):
    assert dates.iso(machine) == value


def test_published_and_not_updated():
    assert dates.published("Updated: 3 May 2024 | Published: 1 May 2024") == "2024-05-01"
    assert dates.published("1 May 2024, updated 3 May 2024") == "2024-05-01"
    assert dates.published("Last updated 3 May 2024") == "2024-05-03"


@pytest.mark.parametrize("line", [
    "By Marta Ilven", "By LINA BERG and OSMAN DEMIR", "By Sam Ortiz, City Hall Bureau Chief",
    "Words by Sofia Renn", "Interview: Piet Daan", "From our correspondents", "14:05",
    "Last updated 14 minutes ago", "Posted on March 9, 2024 by admin",
    "Mia Feld contributed reporting.",
    "Tobias Lang | Jan 8, 2025 – 05:30", "(Reporting by Ana Lind; Editing by Joe Park)",
    "PUBLISHED: 21:47, 2 February 2025 | UPDATED: 22:30, 2 February 2025", "Alm, 2 May 2024",
])  # fmt: skip
def test_a_byline(line):
    assert bylines.is_byline(line)


@pytest.mark.parametrize("line", [
    "By Tuesday the water had fallen by two metres.", "By the time they arrived, it was over.",
    "By law, every household has to sort its waste.", "In May 2024 the council voted to keep it.",
    "The vote on 3 March was close.", "At 14:05 the siren went off and people ran.",
])  # fmt: skip
def test_no_byline(line):
    assert not bylines.is_byline(line)


@pytest.mark.parametrize(("line", "names"), [
    ("By Marta Ilven", ["Marta Ilven"]),
    ("By LINA BERG and OSMAN DEMIR", ["Lina Berg", "Osman Demir"]),
    ("Court reporter Milo Graf, 21 May 2024, 17:05", ["Milo Graf"]),
    ("By Sam Ortiz, City Hall Bureau Chief", ["Sam Ortiz"]), ("Rosa Imre in Kesh", ["Rosa Imre"]),
    ("By Ada van der Lund | The Courier", ["Ada van der Lund"]), ("By our correspondents", []),
])  # fmt: skip
def test_names_in_a_byline(line, names):
    assert bylines.names(line)[:len(names) or 1] == names


@pytest.mark.parametrize(("line", "credit"), [
    ("The pond in May. Photograph: Rita Amaro/The Courier", "Photograph: Rita Amaro/The Courier"),
    ("Two men shake hands in Astana. REUTERS/Ines Kolar", "REUTERS/Ines Kolar"),
    ("A snail on a leaf. Image credit: M. Teller / Tessin Institute",
     "Image credit: M. Teller / Tessin Institute"),
    ("One of the lamps in Ashby Road (Image: Gazette)", "(Image: Gazette)"),
    ("FILE - Workers repair a line, Dec. 6, 2024. (AP Photo/Lina Berg, File)",
     "(AP Photo/Lina Berg, File)"),
    ("He said it was a picture: of himself.", ""), ("The vote was close. Nobody spoke again.", ""),
])  # fmt: skip
def test_a_credit_behind_a_caption(line, credit):
    at = captions.split(line)
    assert (line[at:] if at else "") == credit


@pytest.mark.parametrize("line", [
    "COMMENTS", "Read more", "Share this", "Advertisement", "12 Comments", "Home > News > World",
    "READ MORE: The pub that has a swan as a regular", "Sign up to our morning newsletter",
    "We and our partners use cookies to store data on your device.", "© 2024 Sund Daily.",
    "Already a subscriber? Log in", "Most read", "Related stories", "Skip to content", "---",
])  # fmt: skip
def test_furniture(line):
    assert phrases.is_furniture(line, len(line.split()))


@pytest.mark.parametrize("line", [
    "More on that later, she said.", "Follow the river until it bends.",
    "Share prices fell by a third.",
    "“We use cookies in our bakery,” said the baker.", "Comments by the minister angered the "
                                                       "unions.",
    "Read the letter again, and you will see it.", "The advertisement ran for two days.",
    "Get out of the water, the guard shouted.",
])  # fmt: skip
def test_no_furniture(line):
    assert not phrases.is_furniture(line, len(line.split()))
