"""`python -m bench.gather [SOURCE] [MEGABYTES]`: speed and memory of reading a large XML register.

Without a source, each whose form is XML, with 60 MB; each hundredth record is of the region.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from catalog.region import load_region
from catalog.search.places.region_places import load_places
from catalog.sources.gathering import Gathering
from catalog.sources.region_filter import region_filter
from catalog.sources.words import source_of

MEGABYTES = 60
AT_ONCE = 1000
PROGRAMME = (
    "<EducationalProgram><Id>5F1C</Id><TypeName>Основная</TypeName>"
    "<EduLevelName>Начальное общее образование</EduLevelName><ProgrammName>начальное общее</ProgrammName>"
    "<ProgrammCode/><UGSName/><UGSCode/><EduNormativePeriod>4 года</EduNormativePeriod><Qualification/>"
    "<IsAccredited>0</IsAccredited></EducationalProgram>"
)
ACTIVITY = (
    "<activity><type>C</type><okved><code>85.11</code><name>Образование дошкольное</name></okved></activity>"
)
UNIT = (
    "<podr><mpcod>0{at}</mpcod><nam_mosp>Поликлиника № {at}</nam_mosp>"
    "<phone_sp>8(8442)30-00-1{at}</phone_sp></podr>"
)


@dataclass(frozen=True, slots=True)
class Side:
    """Where a record is, in the words of each register."""

    region: str
    code: str
    okato: str
    oktmo: str
    city: str


HERE = Side("Волгоградская область", "34", "18000", "18710000", "Волжский")
ELSEWHERE = Side("Саратовская область", "64", "63000", "63701000", "Саратов")


@dataclass(frozen=True, slots=True)
class Form:
    """A file: what stands around its records, and a record by its number and side."""

    name: str
    head: str
    record: Callable[[int, Side], str]
    tail: str


def certificate(number: int, side: Side) -> str:
    """One certificate with a supplement and four programmes."""
    return (
        f"<Certificate><StatusName>Действующее</StatusName><RegionName>{side.region}</RegionName>"
        f"<RegionCode>{side.code}</RegionCode><PostAddress>{side.region}, с. Село{number}, ул. Мира, д. 5"
        f"</PostAddress>"
        f"<EduOrgFullName>Школа № {number}</EduOrgFullName><EduOrgINN>34{number:08}</EduOrgINN>"
        "<Supplements><Supplement><StatusName>Действующее</StatusName><ActualEducationOrganization>"
        f"<Id>{number}</Id><FullName>Школа № {number}</FullName><Phone>8</Phone>"
        "</ActualEducationOrganization>"
        f"<EducationalPrograms>{PROGRAMME * 4}</EducationalPrograms></Supplement></Supplements></Certificate>"
    )


def position(number: int, side: Side) -> str:
    """One institution with its founder and ten activities."""
    return (
        f"<ns2:position><positionId>{number}</positionId><changeDate>2026-02-03T10:00:00</changeDate>"
        f"<initiator><regNum>{number:08}</regNum><fullName>МУНИЦИПАЛЬНОЕ УЧРЕЖДЕНИЕ ДЕТСКИЙ САД № {number}"
        f"</fullName><inn>34{number:08}</inn></initiator><ns2:main><shortName>МДОУ Д/С № {number}</shortName>"
        f"<oktmo><code>{side.oktmo}</code><name>город {side.city}</name></oktmo><founder>"
        "<regNum>18301</regNum><fullName>АДМИНИСТРАЦИЯ ГОРОДА</fullName></founder></ns2:main>"
        f"<ns2:additional>{ACTIVITY * 10}"
        "<phone>8 (8443) 20-00-66</phone><www>нет</www><address><zip>404100</zip>"
        f"<city><name>г. {side.city}</name></city><street>ул. Мира</street><building>66</building></address>"
        "</ns2:additional></ns2:position>"
    )


def company(number: int, side: Side) -> str:
    """One hospital with nine units."""
    units = "".join(UNIT.format(at=at) for at in range(9))
    return (
        f"<medCompany><tf_okato>{side.okato}</tf_okato><mcod>{number:06}</mcod>"
        f"<nam_mop>ГБУЗ «Городская больница № {number}»</nam_mop><inn>34{number:08}</inn><jur_address>"
        "<index_j>400001</index_j><addr_j>г. Волгоград, ул. Мира, д. 7</addr_j></jur_address><phone>8</phone>"
        f"{units}<medInclude><d_begin>01.01.2020</d_begin></medInclude></medCompany>"
    )


FORMS = {
    "education": Form(
        "data-20260519-structure-20160713.xml",
        "<OpenData><Certificates>",
        certificate,
        "</Certificates></OpenData>",
    ),
    "bus-gov": Form(
        "institutions.xml",
        '<ns2:institutionInfo xmlns="http://bus.gov.ru/types/1" xmlns:ns2="http://bus.gov.ru/external/1"><ns2:body>',
        position,
        "</ns2:body></ns2:institutionInfo>",
    ),
    "health": Form("F003.xml", '<packet version="1.0" date="12.05.2026">', company, "</packet>"),
}


def written(form: Form, folder: Path, megabytes: int) -> int:
    """Writes a file of that size; how many records it has."""
    number = 0
    with (folder / form.name).open("w", encoding="utf-8") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>{form.head}')
        while file.tell() < megabytes * 1_000_000:
            file.writelines(
                form.record(number + at, ELSEWHERE if (number + at) % 100 else HERE) for at in range(AT_ONCE)
            )
            number += AT_ONCE
        file.write(form.tail)
    return number


def measure(key: str, megabytes: int) -> None:
    """Read such a file, and print megabytes a second and the most memory held."""
    source, form = source_of(key), FORMS[key]
    if source is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        records = written(form, Path(folder), megabytes)
        run = Gathering(region_filter(load_region("volgograd"), load_places("volgograd")))
        wall, used = perf_counter(), process_time()
        found = run.gather([(source, Path(folder) / form.name)])
        wall, used = perf_counter() - wall, process_time() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{key:10}{megabytes} MB, {records} records, {len(found.institutions)} taken: "
        f"{megabytes / wall:.1f} MB/s by the clock, {megabytes / used:.1f} of the processor, {most:.0f} MB\n"
    )


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if word in FORMS] or list(FORMS)
    size = next((int(word) for word in sys.argv[1:] if word.isdigit()), MEGABYTES)
    for key in asked:
        measure(key, size)
