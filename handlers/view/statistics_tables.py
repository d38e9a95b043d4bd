"""The statistics as tables in Russian: what `/stats`, its csv and `gospublic stats` all show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.model import Platform
from catalog.statistics.model import Cover, Large, Statistics, StatisticsRow
from handlers.texts import statistics as texts
from handlers.texts.names import everyday_name, municipality_name
from handlers.texts.words import PLATFORMS, bare, capitalised

Cell = str | int | date | None
"""None where nobody counted: a zero would say that there are none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of one kind, with what they count. The first column says whose they are."""

    key: str
    title: str
    rule: str  # the definition of the figures
    on: date
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: tuple[tuple[int, ...], ...] = ()  # a chart for each of these sets of columns
    by_day: bool = False  # rows are days one after another: all of them are drawn, and none before another


def tables(figures: Statistics) -> tuple[Table, ...]:
    """All of them, the sums first."""
    return (
        _sums(figures),
        _platforms(figures),
        _groups(figures, "kinds", (texts.KINDS, texts.KIND), capitalised, figures.kinds),
        _groups(
            figures,
            "municipalities",
            (texts.MUNICIPALITIES, texts.MUNICIPALITY),
            municipality_name,
            figures.municipalities,
        ),
        _coverage(figures),
        _freshness(figures),
        _largest(figures),
    )


def _sums(figures: Statistics) -> Table:
    sums = figures.all
    rows = (
        (texts.INSTITUTIONS, sums.institutions),
        (texts.PAGES, sums.pages),
        (texts.CONFIRMED, sums.confirmed),
        (texts.FOLLOWERS, _followers(sums)),
        (texts.SITES, figures.sites),
    )
    return Table("all", texts.ALL, _rule(figures), figures.on, (texts.MEASURE, texts.VALUE), rows)


def _rule(figures: Statistics) -> str:
    followers = texts.follower_rule(figures.counted_from, figures.counted_to, figures.all.counted)
    return " ".join((texts.PAGE_RULE, texts.mark_rule(figures.lapse_days), followers))


def _platforms(figures: Statistics) -> Table:
    rows = tuple(
        (PLATFORMS[Platform(row.label)], row.institutions, *_counts(row)) for row in figures.platforms
    )
    columns = (texts.PLATFORM, texts.INSTITUTIONS, *texts.COUNTS)
    drawn = _drawn(figures, pages=2)
    return Table("platforms", texts.PLATFORMS, _rule(figures), figures.on, columns, rows, drawn)


def _groups(
    figures: Statistics,
    key: str,
    titles: tuple[str, str],
    label: Callable[[str], str],
    rows: Sequence[StatisticsRow],
) -> Table:
    """By kind, by municipality: coverage, pages, audience."""
    title, column = titles
    cells = tuple(
        (label(row.label) or texts.NOT_SAID, row.institutions, *_covered(row), *_counts(row)) for row in rows
    )
    columns = (column, texts.INSTITUTIONS, texts.ONLY_UNCONFIRMED, texts.WITHOUT_PAGE, *texts.COUNTS)
    return Table(key, title, _rule(figures), figures.on, columns, cells, _drawn(figures, pages=4))


def _counts(row: StatisticsRow) -> tuple[Cell, ...]:
    return row.pages, row.confirmed, _followers(row)


def _covered(row: StatisticsRow) -> tuple[int, int]:
    """Institutions with nothing but pages without the mark, and those without a page in social networks."""
    unconfirmed, confirmed = (row.coverage.get(one, 0) for one in (Cover.UNCONFIRMED, Cover.CONFIRMED))
    return unconfirmed, row.institutions - unconfirmed - confirmed


def _followers(row: StatisticsRow) -> int | None:
    return row.followers if row.counted else None


def _drawn(figures: Statistics, pages: int) -> tuple[tuple[int, ...], ...]:
    """Charts of pages and those with the mark, and of followers where somebody counted."""
    return ((pages, pages + 1), (pages + 2,)) if figures.all.counted else ((pages, pages + 1),)


def _coverage(figures: Statistics) -> Table:
    rows = tuple((texts.COVERED[cover], figures.all.coverage.get(cover, 0)) for cover in Cover)
    columns = (texts.STATE, texts.INSTITUTIONS)
    return Table("coverage", texts.COVERAGE, texts.COVERAGE_RULE, figures.on, columns, rows, ((1,),))


def _freshness(figures: Statistics) -> Table:
    rows = tuple((texts.age(age), age.pages) for age in figures.ages)
    rule = texts.freshness_rule(figures.lapse_days)
    return Table("freshness", texts.FRESHNESS, rule, figures.on, (texts.AGE, texts.PAGES), rows, ((1,),))


def _largest(figures: Statistics) -> Table:
    columns = (texts.NAME, texts.FOLLOWERS, texts.COUNTED_ON, texts.WHERE, texts.SOURCE)
    rows = tuple(
        (everyday_name(large.institution), large.followers, large.counted_on, _where(large), _source(large))
        for large in figures.largest
    )
    return Table("largest", texts.LARGEST, texts.LARGEST_RULE, figures.on, columns, rows, ((1,),))


def _where(large: Large) -> str:
    """«ВКонтакте: vk.com/…», as text; empty where the source names no address."""
    page = large.page
    return f"{PLATFORMS[page.platform]}: {bare(page.url)}" if page else ""


def _source(large: Large) -> str:
    return (large.page.source if large.page else "") or large.institution.source or texts.NOT_SAID
