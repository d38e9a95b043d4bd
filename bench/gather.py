"""Speed and memory of reading a large register: `python -m bench.gather [MEGABYTES]` (default 200)."""

import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from catalog.region import load_region
from catalog.search.places.region_places import load_places
from catalog.sources.gathering import Gathering
from catalog.sources.region_filter import region_filter
from catalog.sources.words import source_of

PROGRAMME = (
    "<EducationalProgram><Id>5F1C</Id><TypeName>Основная</TypeName>"
    "<EduLevelName>Начальное общее образование</EduLevelName><ProgrammName>начальное общее</ProgrammName>"
    "<ProgrammCode/><UGSName/><UGSCode/><EduNormativePeriod>4 года</EduNormativePeriod><Qualification/>"
    "<IsAccredited>0</IsAccredited></EducationalProgram>"
)


def certificate(number: int) -> str:
    """One certificate with a supplement and four programmes; each hundredth is of the region."""
    here = number % 100 == 0
    region, code = ("Волгоградская область", "34") if here else ("Саратовская область", "64")
    return (
        f"<Certificate><StatusName>Действующее</StatusName><RegionName>{region}</RegionName>"
        f"<RegionCode>{code}</RegionCode><PostAddress>{region}, с. Село{number}, ул. Мира, д. 5</PostAddress>"
        f"<EduOrgFullName>Школа № {number}</EduOrgFullName><EduOrgINN>34{number:08}</EduOrgINN>"
        "<Supplements><Supplement><StatusName>Действующее</StatusName><ActualEducationOrganization>"
        f"<Id>{number}</Id><FullName>Школа № {number}</FullName><Phone>8</Phone>"
        "</ActualEducationOrganization>"
        f"<EducationalPrograms>{PROGRAMME * 4}</EducationalPrograms></Supplement></Supplements></Certificate>"
    )


def main() -> None:
    """Write a file of that size, read it, and print megabytes a second and the most memory held."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    source = source_of("education")
    if source is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data-20260519-structure-20160713.xml"
        with path.open("w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?><OpenData><Certificates>')
            number = 0
            while file.tell() < megabytes * 1_000_000:
                file.writelines(certificate(number + at) for at in range(1000))
                number += 1000
            file.write("</Certificates></OpenData>")
        run = Gathering(region_filter(load_region("volgograd"), load_places("volgograd")))
        wall, used = perf_counter(), process_time()
        found = run.gather([(source, path)])
        size = path.stat().st_size / 1_000_000
        wall, used = perf_counter() - wall, process_time() - used
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = [
            f"{size:.0f} MB, {number} certificates, {len(found.institutions)} taken",
            f"{size / wall:.1f} MB/s by the clock, {size / used:.1f} MB/s of CPU, at most {most:.0f} MB held",
        ]
        sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
