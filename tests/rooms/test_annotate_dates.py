"""Dates: what is one, its ISO value of honest precision, and what only looks like one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from bench.annotating_dates import gold, ours
from bench.wording_gold import counts, f1, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.annotate.dates import dates
from kit.annotate.dates.reckon import anchor, away, near, season, unit, weekday
from kit.annotate.doc import read
from kit.lesson import Article, Block

TODAY = "2023-11-01"  # a Wednesday
HERE = Path(__file__).parents[1] / "annotate" / "dates"
KIT = Path(__file__).parents[2] / "kit"
SCHEMA = json.loads((KIT / "schema" / "layers.schema.json").read_text("utf-8"))

CASES = """
The court met on Friday. => Friday=2023-10-27
The court will meet on Friday. => Friday=2023-11-03
She said the court would meet on Friday. => Friday=2023-11-03
He said on Tuesday that he will resign next month. => Tuesday=2023-10-31; next month=2023-12
Ask me again on Friday. => Friday=2023-11-03
They made him resign on Friday. => Friday=2023-10-27
Talks are due to resume on Monday. => Monday=2023-11-06
The talks, scheduled for Monday, were called off. => Monday=2023-11-06
He was arrested on Wednesday. => Wednesday=2023-11-01
Ferries have been cancelled until Monday. => Monday=2023-11-06
The exhibition opens on 5 May. => 5 May=2024-05-05
The exhibition opened on 5 May. => 5 May=2023-05-05
It opened on May 5th, 1998, and shut in June 2001. => May 5th, 1998=1998-05-05; June 2001=2001-06
They may meet again in March. => March=2024-03
The March on Washington drew 2000 people. =>
More than 1500 people and 2,019 dogs came. =>
It cost $2000 in 1999. => 1999=1999
She is 34, her son a 12-year-old. =>
He worked there for three years and slept two hours a day. =>
In the late 1990s and the early ’80s prices rose. => late 1990s=199X; early ’80s=198X
She is in her 60s and he is in his eighties. =>
The nineteenth century was long. => nineteenth century=1801/1900
Sales fell in the third quarter of 2022. => third quarter of 2022=2022-Q3
Sales fell in Q2. => Q2=2023-Q2
It will review the rules in the first half of 2024. => first half of 2024=2024-01/2024-06
It took a quarter of an hour. =>
From March 2019 to May 2020 it shrank. => March 2019 to May 2020=2019-03/2020-05
Between 2015 and 2017 it grew. => 2015 and 2017=2015/2017
Between June 2020 and the end of 2022 it grew. => June 2020 and the end of 2022=2020-06/2022
The 2015–17 war and the 2022-23 season. => 2015–17=2015/2017; 2022-23=2022/2023
The festival runs from 3 to 5 June 2024. => 3 to 5 June 2024=2024-06-03/2024-06-05
The festival ran from 30 May to 2 June. => 30 May to 2 June=2023-05-30/2023-06-02
The shop is open Monday to Friday and every Sunday. =>
He came on a wet Tuesday. =>
He writes for the Sunday Times and the Mail on Sunday. =>
On Tuesday President Biden spoke. => Tuesday=2023-10-31
He left last week, two years after the war. => last week=2023-W43
Two years ago she left; three weeks ago he did. => Two years ago=2021; three weeks ago=2023-W41
We will sit down in two weeks’ time. => two weeks’ time=2023-W46
He called yesterday and will call tomorrow. => yesterday=2023-10-31; tomorrow=2023-11-02
Today’s young people read less. =>
The firm said today that it would close. => today=2023-11-01
On Monday, Oct. 30, 2023, he fell. => Monday, Oct. 30, 2023=2023-10-30
Send it no later than 19 January 2008. => 19 January 2008=../2008-01-19
The site, last updated 2023-10-31, is down. => 2023-10-31=2023-10-31
It was dated 03/04/2021 and 31.12.2020. => 03/04/2021=2021; 31.12.2020=2020-12-31
It rained in the summer of 2019. => summer of 2019=2019-SU
It rained last winter. => last winter=2022-WI
They plan to return next spring. => next spring=2024-SP
A new law will come in the autumn. => autumn=2023-FA
In the winter it snows. =>
Earlier this year prices fell. => Earlier this year=2023
It was a busy weekend. Over the weekend, 40 boats sank. => weekend=2023-10-28/2023-10-29
Snow will fall at the weekend. => weekend=2023-11-04/2023-11-05
Euro 2024, Agenda 2030 and the Windows 2000 case. =>
By 2030 the firm wants no coal. => 2030=2030
It began on 3 March 2011. On 5 March it was out. => 3 March 2011=2011-03-03; 5 March=2011-03-05
It began in 2011. Two years later it was over. => 2011=2011; Two years later=2013
The next day he was gone. => next day=
April Jones met Jan Novak and June Carter. =>
He resigned in August. => August=2023-08
The last year of his life was sad. =>
Over the next month she will rest. =>
He was born on Christmas Day 1950. => Christmas Day 1950=1950-12-25
The judge hopes to deliver his report before Easter. => Easter=2024-03-31
ASTANA, Nov 1 (Agency) – It rained. => Nov 1=2023-11-01
It reopens on Saturday 4 November. => Saturday 4 November=2023-11-04
In November last year it snowed. => November last year=2022-11
The meeting is at 2030 GMT on Thursday. => Thursday=2023-11-02
He has lived there since March. => March=2023-03
It was postponed until next Thursday. => next Thursday=2023-11-09
"""


def case(line: str) -> tuple[str, list[tuple[str, str]]]:
    words, found = line.split(" =>")
    return words, [tuple(part.strip().rsplit("=", 1)) for part in found.split(";") if part.strip()]


def found(words: str, published: str = TODAY, kind: str = "paragraph") -> list[tuple[str, str]]:
    article = Article("x", words, (Block("p1", kind, 0, len(words)),), ())
    return [(article[d.span], d.value) for d in dates(read(article, published))]


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_dates_of_a_sentence(line):
    words, wanted = case(line)
    assert found(words) == wanted


def test_a_heading_with_to_looks_ahead():
    assert found("Minister to resign on Friday", kind="headline") == [("Friday", "2023-11-03")]


def test_a_caption_looks_back():
    assert found("The two leaders meet on Monday.", kind="caption") == [("Monday", "2023-10-30")]


def test_without_a_day_of_publication_relative_dates_stay_open():
    assert found("He fell on Friday, 3 May 2019, and left last week.", "") == [
        ("Friday, 3 May 2019", "2019-05-03"), ("last week", "")]  # fmt: skip


def test_the_precision_of_publication_is_kept():
    assert found("He came last year, last month and on Friday.", "2023-11") == [
        ("last year", "2022"), ("last month", "2023-10"), ("Friday", "")]  # fmt: skip


def test_the_byline_tells_when_the_article_came_out():
    text = "Ann Lee, 14 May 2024\n\nIt closed on Monday."
    blocks = (Block("byline", "byline", 0, 20), Block("p1", "paragraph", 22, len(text)))
    got = dates(read(Article("x", text, blocks, ())))
    assert [d.value for d in got] == ["2024-05-14", "2024-05-13"]


def test_furniture_is_passed_over():
    text = "3 May 2019\n\nIt rained."
    blocks = (Block("furniture-1", "furniture", 0, 10), Block("p1", "paragraph", 12, 22))
    assert dates(read(Article("x", text, blocks, ()))) == ()


def test_reckoning():
    at = anchor("2024-01-01")  # a Monday
    assert unit(at, "month", -1) == "2023-12"
    assert unit(at, "week", -1) == "2023-W52"
    assert away(at, "decade", -1) == "2014"
    assert near(at, 12, 31, ahead=False) == 2023
    assert weekday(at, 0, "", "", ahead=False) == "2024-01-01"
    assert weekday(at, 4, "", "last", ahead=False) == "2023-12-29"
    assert season(at, "winter", "this") == "2023-WI"
    assert season(anchor("2024"), "winter", "last") == ""


@pytest.mark.parametrize("value", ["", "no date", "2023-13", "2023-02-30", "202", "2023-W44"])
def test_what_is_no_anchor(value):
    assert anchor(value).date is None


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda p: p.stem)
def test_annotated_texts_keep_the_layers_format(path):
    data = json.loads(path.read_text("utf-8"))
    jsonschema.validate(data, SCHEMA)
    assert all(data["text"][d["start"]:d["end"]].strip() for d in data["dates"])


def test_most_dates_of_our_texts_are_right():
    assert len(texts()) >= 12
    assert f1(*counts("", gold, ours)) >= 0.95


def test_values_keep_the_published_format():
    pattern = re.compile(SCHEMA["properties"]["dates"]["items"]["properties"]["value"]["pattern"])
    for text in texts():
        for date in dates(text.read):
            assert not date.value or pattern.match(date.value), date
            assert 0 < date.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["", TODAY, "2023", "9999-12-31", "0001-01-01", "x"]))
def test_any_text_is_read(words, published):
    text = f"{words} on 31 June 2023, 29 February and 100 weeks ago next Friday"
    article = Article("x", text, (Block("p1", "paragraph", 0, len(text)),), ())
    for date in dates(read(article, published)):
        assert text[date.span.start:date.span.end].strip()
