"""All tallies once more from all facts, and the proof that what is stored is equal to them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Count

from reporting.ports.selectors import complexes_by_place, country_of
from reporting.vocabulary import KIND_CLASSES
from trends.live.models import Fact, Tally
from trends.live.models.tallies import Level
from trends.live.regions import region_of
from trends.live.services.tally import WORLD, Key, Row, keys_of, write_rows

LEVELS: tuple[tuple[Level, Callable[[str], str]], ...] = (
    (Level.COUNTRY, country_of),
    (Level.REGION, region_of),
    (Level.WORLD, lambda _: WORLD),
)


class Fine(NamedTuple):
    """The finest cell: whatever of a fact decides in which tallies it stands."""

    place: str
    inspection_type: str
    period: str
    kind: str
    status: str


@dataclass(frozen=True)
class Rebuilt:
    """How many facts and tallies there are, and how many tallies were not what the facts say."""

    facts: int
    tallies: int
    wrong: int


def rebuild_tallies(say: Callable[[str], None] = lambda _: None) -> Rebuilt:
    """Write the tallies anew where they differ; `say` is told how far it is.

    The caller holds the count's lock, so that no run counts meanwhile.
    """
    number = Fact.objects.count()
    say(f"Adding up {number:,} facts ...")
    right = rebuilt()
    say(f"Comparing {len(right):,} tallies ...")
    found = stored()
    wrong = {key for key in right.keys() | found.keys() if right.get(key) != found.get(key)}
    if wrong:
        say(f"Writing them anew, {len(wrong):,} differ ...")
        Tally.objects.all().delete()
        write_rows([Row(key, facts, calls) for key, (facts, calls) in sorted(right.items())])
    return Rebuilt(number, len(right), len(wrong))


def rebuilt() -> dict[Key, tuple[int, int]]:
    """Facts add up from level to level. Calls are facts less what is too much in each key: a call
    with three facts of a key is one call, two too many; only calls with several facts have that."""
    complexes = complexes_by_place()
    facts, surplus = all_levels(facts_of_complexes(complexes)), surplus_of_calls(complexes)
    return {key: (number, number - surplus[key]) for key, number in facts.items()}


def stored() -> dict[Key, tuple[int, int]]:
    rows = Tally.objects.values_list(*Key._fields, "facts", "calls").iterator(chunk_size=5000)
    return {Key(*row[:6]): (row[6], row[7]) for row in rows}


def facts_of_complexes(complexes: Mapping[str, str]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    rows = Fact.objects.values_list(*Fine._fields).annotate(number=Count("*")).order_by()
    for *fine, number in rows.iterator(chunk_size=5000):
        for key in keys_of_complex(Fine(*fine), complexes):
            found[key] += number
    return found


def keys_of_complex(fine: Fine, complexes: Mapping[str, str]) -> list[Key]:
    code, kind_class = complexes.get(fine.place, fine.place), KIND_CLASSES[fine.kind]
    return [
        Key(Level.COMPLEX, code, name, fine.period, kind_class, fine.status)
        for name in (fine.inspection_type, "")
    ]


def all_levels(complexes: Counter[Key]) -> Counter[Key]:
    """A complex lies in one country, a country in one region."""
    found, below = Counter(complexes), complexes
    for level, place_above in LEVELS:
        above: Counter[Key] = Counter()
        for key, number in below.items():
            above[key._replace(level=level, place=place_above(key.place))] += number
        found.update(above)
        below = above
    return found


def surplus_of_calls(complexes: Mapping[str, str]) -> Counter[Key]:
    """A call at one complex has as much too many on each level, so it adds up as facts do."""
    in_one, in_several = Counter[Key](), Counter[Key]()
    for together in calls_with_several_facts():
        if len({complexes.get(fine.place, fine.place) for fine in together}) == 1:
            in_one.update(too_many(keys_of_complex(fine, complexes) for fine in together))
        else:
            in_several.update(too_many(keys_of(fine, complexes) for fine in together))
    return all_levels(in_one) + in_several


def too_many(keys_of_facts: Iterable[Iterable[Key]]) -> dict[Key, int]:
    touched = Counter(chain.from_iterable(keys_of_facts))
    return {key: number - 1 for key, number in touched.items() if number > 1}


def calls_with_several_facts() -> Iterator[list[Fine]]:
    several = Fact.objects.values("call").annotate(facts=Count("*")).filter(facts__gt=1)
    rows: Any = (
        Fact.objects.filter(call__in=several.order_by().values("call"))
        .order_by("call")
        .values_list("call", *Fine._fields)
    )
    for _, together in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0)):
        yield [Fine(*row[1:]) for row in together]
