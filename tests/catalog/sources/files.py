# ruff: noqa: E501 - files as they are
"""Files in the forms of the public registers, with what such files do: capitals, «ГБУ3», mobiles.

Names and numbers are invented.
"""

import json
from typing import Any

CULTURE: list[dict[str, Any]] = [
    {
        "data": {
            "general": {
                "id": 78226,
                "name": "Ивановский сельский дом культуры",
                "locale": {"name": "Светлоярский район", "timezone": "Europe/Volgograd"},
                "address": {
                    "fullAddress": "обл Волгоградская,р-н Светлоярский,с Ивановка,ул Чучина,д 12",
                    "mapPosition": {"type": "Point", "coordinates": [44.803843, 48.445873]},
                },
                "contacts": {
                    "website": "http://ivanovka-dk.ru",
                    "phones": [{"value": "78447760001"}, {"value": "79991234567"}],
                },
                "category": {"name": "Дворцы культуры и клубы"},
                "organization": {
                    "id": 20401,
                    "name": 'МКУК "Центр культурного развития Ивановского поселения" ',
                    "inn": "3426000011",
                    "address": {
                        "fullAddress": "обл Волгоградская,р-н Светлоярский,рп Светлый Яр,ул Мира,д 1"
                    },
                    "socialGroups": [{"network": "vk", "name": "ЦКР", "networkId": "17831631"}],
                },
                "workingSchedule": {
                    **{str(day): {"from": "11:00:00", "to": "19:00:00"} for day in range(5)},
                    "5": {"from": 36000000, "to": 54000000},
                },
            },
            "info": {"updateDate": "2025-03-28T08:46:18Z"},
        }
    },
    {
        "data": {
            "general": {
                "id": 78300,
                "name": "Центр культуры и досуга «Радуга»",
                "locale": {"name": "Камышин"},
                "address": {"fullAddress": "обл Волгоградская,г Камышин,ул Мира,д 5"},
                "contacts": {"website": "нет", "phones": [{"value": "8 (84457) 1-11-11"}]},
                "category": {"name": "Дворцы культуры и клубы"},
                "organization": {
                    "id": 3,
                    "name": "МБУК «Центр культуры и досуга «Радуга»",
                    "inn": "3436000012",
                    "socialGroups": [{"network": "vk", "networkId": "raduga_kam"}],
                },
            },
            "info": {"updateDate": "2026-01-15"},
        }
    },
    {
        "data": {
            "general": {
                "id": 1,
                "name": "Талицкий сельский дом культуры",
                "locale": {"name": "Кирилловский район"},
                "address": {"fullAddress": "обл Вологодская,р-н Кирилловский,с Талицы,ул Чучина,д 12"},
                "organization": {"id": 9, "name": "АУК КМР «ЦКР»", "inn": "3511006791"},
            }
        }
    },
]


def culture(items: list[dict[str, Any]] | None = None) -> str:
    return json.dumps({"data": CULTURE if items is None else items, "total": 3}, ensure_ascii=False)


def culture_table() -> str:
    """The same columns as a table with dotted headers, and the header once more in Russian."""
    return (
        "data.general.id;data.general.name;data.general.address.fullAddress;data.general.address.mapPosition;"
        "data.general.contacts.phones;data.general.category.name;data.general.workingSchedule.0\n"
        "Идентификатор;Название;Адрес;Координаты;Телефоны;Категория;Понедельник\n"
        '5;Библиотека № 7;обл Волгоградская,г Урюпинск,ул Ленина,д 3;"{""type"": ""Point"", ""coordinates"": '
        '[42.01, 50.79]}";"[{""value"": ""78444230000""}]";Библиотеки;"{""to"": ""18:00:00"", ""from"": ""09:00:00""}"\n'
    )


def education(extra: str = "", head: str = "") -> str:
    """Certificates: a school with a branch, one of another region, one that is over, a person."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<OpenData><Certificates>'
        + certificate(
            name="МУНИЦИПАЛЬНОЕ КАЗЁННОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ &quot;ИЛЬИНСКАЯ СРЕДНЯЯ ШКОЛА&quot; "
            "ОКТЯБРЬСКОГО МУНИЦИПАЛЬНОГО РАЙОНА ВОЛГОГРАДСКОЙ ОБЛАСТИ",
            inn="3421200339",
            ogrn="1023405972094",
            below="<Supplements><Supplement><StatusName>Действующее</StatusName>"
            "<ActualEducationOrganization><Id>A1</Id><FullName>то же</FullName><IsBranch>0</IsBranch>"
            "<Phone>8(84475)6-00-01</Phone><WebSite>http://ilyinka.oshkole.ru</WebSite>"
            "<OGRN>1023405972094</OGRN><INN>3421200339</INN></ActualEducationOrganization>"
            "<EducationalPrograms><EducationalProgram><Id>1</Id></EducationalProgram></EducationalPrograms></Supplement>"
            "<Supplement><StatusName>Действующее</StatusName><ActualEducationOrganization><Id>A2</Id>"
            "<FullName>Филиал «Верхняя начальная школа»</FullName><IsBranch>1</IsBranch><HeadEduOrgId>A1</HeadEduOrgId>"
            "<PostAddress>Волгоградская обл., Октябрьский р-н, х. Верхний</PostAddress>"
            "<HeadName>Иванов Иван Иванович</HeadName><Email>a@b.ru</Email>"
            "</ActualEducationOrganization></Supplement></Supplements>",
        )
        + certificate(name="МОУ Школа № 1", region="Саратовская область", code="64", inn="6450000000")
        + certificate(name="МОУ Школа № 2", status="Недействующее", inn="3440000000")
        + "<Certificate><IndividualEntrepreneurLastName>Петров</IndividualEntrepreneurLastName></Certificate>"
        + extra
        + "</Certificates></OpenData>"
    )


def certificate(  # noqa: PLR0913 - each is an element
    *,
    name: str,
    inn: str,
    ogrn: str = "",
    region: str = "Волгоградская область",
    code: str = "34",
    status: str = "Действующее",
    below: str = "",
) -> str:
    return (
        f"<Certificate><StatusName>{status}</StatusName><RegionName>{region}</RegionName>"
        f"<RegionCode>{code}</RegionCode><PostAddress>404300, р.п. Октябрьский, ул. Ленина, д. 1</PostAddress>"
        f"<EduOrgFullName>{name}</EduOrgFullName><EduOrgINN>{inn}</EduOrgINN><EduOrgOGRN>{ogrn}</EduOrgOGRN>{below}"
        "<Decisions><Decision><Id>9</Id></Decision></Decisions></Certificate>"
    )


HEALTH = (
    '<?xml version="1.0" encoding="windows-1251"?><packet version="1.0" date="12.05.2026">'
    "<medCompany><tf_okato>18000</tf_okato><mcod>340001</mcod>"
    '<nam_mop>ГБУ3 "Городская больница № 77 "</nam_mop><nam_mok>ГБУЗ "ГБ № 77"</nam_mok><inn>3442000000</inn>'
    "<ogrn>1023400000000</ogrn><jur_address><index_j>400001</index_j><addr_j>г. Волгоград, ул. Мира, д. 7</addr_j>"
    "</jur_address><fam_ruk>Сидоров</fam_ruk><phone>(8442) 30-00-77; 8-999-111-22-33</phone><www>gb77@mail.ru</www>"
    "<podr><mpcod>01</mpcod><nam_mosp>Поликлиника больницы № 77</nam_mosp><phone_sp>8(8442)300078</phone_sp></podr>"
    "<medInclude><d_begin>01.01.2020</d_begin></medInclude><d_edit>10.05.2026</d_edit></medCompany>"
    "<medCompany><tf_okato>63000</tf_okato><mcod>640001</mcod><nam_mop>ГУЗ из другой области</nam_mop></medCompany>"
    "<medCompany><tf_okato>18000</tf_okato><mcod>340002</mcod><nam_mop>ГУЗ, которой нет</nam_mop>"
    "<medInclude><d_begin>01.01.2015</d_begin><d_end>01.01.2016</d_end></medInclude></medCompany></packet>"
).encode("cp1251")

COURTS = json.dumps(
    [
        {"code": "34RS0099", "name": "Заречный районный суд Волгоградской области", "inn": None,
         "court_type": "RS", "address": "403000, Волгоградская обл, рп Заречный, ул Мира, д 1",
         "website": "http://zar.vol.sudrf.ru"},
        {"code": "64RS0001", "name": "Суд другой области", "address": "", "website": None},
    ],
    ensure_ascii=False,
)  # fmt: skip

OSM = json.dumps(
    {
        "version": 0.6,
        "osm3s": {"timestamp_osm_base": "2026-11-01T00:00:00Z"},
        "elements": [
            {"type": "way", "id": 5, "center": {"lat": 50.0651, "lon": 45.3843},
             "tags": {"amenity": "library", "name": "Библиотека № 7", "addr:city": "Урюпинск", "addr:street": "улица Ленина",
                      "addr:housenumber": "3", "contact:vk": "https://vk.com/bibl7", "opening_hours": "Mo-Fr 09:00-18:00",
                      "phone": "+7 84442 3-00-00"}},
            {"type": "node", "id": 6, "lat": 48.7, "lon": 44.5, "tags": {"amenity": "clinic", "name": "Медси"}},
            {"type": "node", "id": 7, "lat": 48.7, "lon": 44.5,
             "tags": {"amenity": "clinic", "name": "Поликлиника № 99", "operator:type": "government"}},
            {"type": "node", "id": 8, "lat": 48.7, "lon": 44.5, "tags": {"shop": "books", "name": "Книги"}},
        ],
    },
    ensure_ascii=False,
)  # fmt: skip

GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [44.5, 48.7]},
             "properties": {"NAIM": "МОУ Лицей № 99", "Адрес": "г. Волгоград, ул. Мира, 9", "TEL": "8 (8442) 30-00-99"}}
        ],
    },
    ensure_ascii=False,
)  # fmt: skip

EXTRA_EDUCATION = json.dumps(
    {"data": [{"id": 4, "name": 'МБУ ДО "ДДТ"', "full_name": 'Муниципальное бюджетное учреждение дополнительного образования "Дом детского творчества" г. Камышин',
               "inn": "3436000020", "ogrn": "1023404970000", "origin_address": "обл. Волгоградская, г. Камышин, ул. Мира, д. 9"}]},
    ensure_ascii=False,
)  # fmt: skip

BUS_GOV = json.dumps(
    {"id": 123, "shortClientName": "МБОУ «Школа № 88» г. Камышин", "agencyAddress": {"fullAddress": "403870, Волгоградская обл., г. Камышин, ул. Мира, д. 88"},
     "oktmo": {"code": "18715000", "name": "Город Камышин"}, "phone": "8-84457-30088", "website": "https://school88.ru",
     "managerSecondName": "Иванова", "managerFirstName": "Анна", "email": "x@y.ru"},
    ensure_ascii=False,
)  # fmt: skip

BUS_GOV_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><ns2:institutionInfo xmlns="http://bus.gov.ru/types/1" '
    'xmlns:ns2="http://bus.gov.ru/external/1"><header><id>1</id></header><ns2:body><ns2:position><positionId>p</positionId>'
    "<changeDate>2026-02-03T10:00:00</changeDate><initiator><regNum>183Г0001</regNum>"
    "<fullName>МУНИЦИПАЛЬНОЕ ДОШКОЛЬНОЕ ОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ ДЕТСКИЙ САД № 66 «ЛУЧИК» ГОРОДА ВОЛЖСКОГО "
    "ВОЛГОГРАДСКОЙ ОБЛАСТИ</fullName><inn>3435000066</inn></initiator><ns2:main><shortName>МДОУ Д/С № 66</shortName>"
    "<oktmo><code>18710000</code><name>город Волжский</name></oktmo></ns2:main><ns2:additional><phone>8 (8443) 20-00-66"
    "</phone><www>нет</www><address><zip>404100</zip><city><name>г. Волжский</name></city><street>ул. Мира</street>"
    "<building>66</building></address></ns2:additional></ns2:position></ns2:body></ns2:institutionInfo>"
)

PLACES = (
    "18 600 000    ;1;Муниципальные районы Волгоградской области;\n"
    "18 602 000    ;8;Алексеевский муниципальный район;ст-ца Алексеевская\n"
    "18 602 405    ;5;- Алексеевское;ст-ца Алексеевская\n"
    "18 602 405 101;9;ст-ца Алексеевская\n"
    "18 602 405 106;4;х Барминский\n"
    "63 602 405 101;9;с Чужое\n"
)
