"""What residents ask and what is found: (said, decision, what the first result holds)."""

from dataclasses import replace

import pytest

from catalog.model import Institution, Place, Platform, Topic
from catalog.search import Decision, SearchResult, Talk, Trait
from tests.catalog.registers import of, school, second_region, volgograd


def asked(text: str) -> SearchResult:
    return volgograd().search(text)


def first(result: SearchResult) -> str:
    institution = result.matches[0].institution
    place = institution.place
    names = f"{institution.official_name} {institution.short_name}"
    return f"{names} {place.municipality} {place.locality} {place.district}"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("школа 134 волгоград", ("№ 134", "Волгоград")),
        ("школа134 Волгоград", ("№ 134", "Волгоград")),
        ("сто тридцать четвёртая школа волгоград", ("№ 134", "Волгоград")),
        ("волгоград n134 сош", ("№ 134", "Волгоград")),
        ("irjkf 134 djkujuhfl", ("№ 134", "Волгоград")),
        ("shkola 134 volgograd", ("№ 134", "Волгоград")),
        ("шклоа №134 в воггораде", ("№ 134", "Волгоград")),
        ("ШКОЛА 134 ВОЛГОГРАД", ("№ 134", "Волгоград")),
        ("блин где школа 134 в волгограде, подскажите пожалуйста", ("№ 134", "Волгоград")),
        ("садик 21 тзр", ("№ 21", "Тракторозаводский")),
        ("садик 21 тракторозаводской район", ("№ 21", "Тракторозаводский")),
        ("дeтcкий caд 21 тзр", ("№ 21", "Тракторозаводский")),
        ("црб ср. ахтуба", ("районная больница", "Среднеахтубинский")),
        ("собес в калаче", ("социальной защиты", "Калачёвский")),
        ("мои документы светлый яр", ("Многофункциональный", "Светлоярский")),
        ("районо старая полтавка", ("образовани", "Старополтавский")),
        ("поликлиника детская № 5 центральный район", ("Детская поликлиника № 5",)),
        ("облздрав", ("Комитет здравоохранения",)),
        ("мэрия волгограда", ("Администрация Волгограда",)),
        ("администрация дзержинки", ("Администрация Дзержинского района",)),
        ("дзержинский район", ("Администрация Дзержинского района",)),
        ("елань", ("Администрация Еланского",)),
        ("камышин", ("Администрация городского округа город Камышин",)),
        ("советский клетский район", ("Администрация Советского сельского поселения", "Клетский")),
        ("дк октябрь", ("Октябрь",)),
        ("педколледж волгоград", ("Волгоградский педагогический колледж",)),
        ("ORG-000134", ("",)),
    ],
)
def test_one_institution_is_answered(said: str, held: tuple[str, ...]) -> None:
    result = asked(said)
    assert result.decision is Decision.ANSWER
    assert all(part.lower() in first(result).lower() for part in held)


@pytest.mark.parametrize(
    ("said", "count", "question"),
    [
        ("школа 29", 2, Trait.MUNICIPALITY),
        ("школа", 928, Trait.MUNICIPALITY),
        ("собес урюпинск", 2, Trait.MUNICIPALITY),
        ("детские сады волжский", 66, Trait.NUMBER),
    ],
)
def test_several_that_fit_equally_are_offered_with_the_question_that_parts_them(
    said: str, count: int, question: Trait
) -> None:
    result = asked(said)
    assert result.decision is Decision.CHOOSE
    assert len(result.fitting) == count
    assert result.question is question
    assert [match.institution.code for match in result.matches[:count]] == list(result.fitting[:10])


@pytest.mark.parametrize(
    ("said", "trait", "missing"),
    [
        ("школа 999 волгоград", Trait.NUMBER, "№ 999"),
        ("поликлиника 77 волжский", Trait.NUMBER, "№ 77"),
        ("школа 5 саратов", Trait.LOCALITY, "саратов"),
        ("мэрия москвы", Trait.LOCALITY, "москвы"),
        ("фап в рябовском", Trait.LOCALITY, "рябовском"),
        ("фап хутор мирный", Trait.LOCALITY, "мирный"),
        ("морозовская школа", Trait.LOCALITY, "морозовская"),
        ("школа 3 кукуевский район", Trait.LOCALITY, "кукуевский"),
    ],
)
def test_what_contradicts_finds_nothing_and_is_named(said: str, trait: Trait, missing: str) -> None:
    result = asked(said)
    assert result.decision is Decision.NONE
    assert not result.matches
    assert not result.fitting
    assert (result.missing[0].trait, result.missing[0].said) == (trait, missing)


def test_the_number_that_is_missing_here_is_shown_elsewhere() -> None:
    result = asked("гимназия 5 тзр")
    assert result.decision is Decision.NONE
    assert result.missing[0].elsewhere == ("Волгоград, Дзержинский район",)
    assert all("Гимназия" in match.institution.official_name for match in result.similar)


@pytest.mark.parametrize(
    ("said", "talk"),
    [
        ("привет", Talk.GREETING),
        ("спасибо большое", Talk.THANKS),
        ("до свидания", Talk.FAREWELL),
        ("ты тупой", Talk.INSULT),
        ("погода в волгограде завтра", Talk.OFF_TOPIC),
        ("рецепт борща", Talk.OFF_TOPIC),
        ("курс доллара", Talk.OFF_TOPIC),
    ],
)
def test_talk_is_no_question(said: str, talk: Talk) -> None:
    result = asked(said)
    assert (result.decision, result.clues.talk) == (Decision.NONE, talk)


@pytest.mark.parametrize(
    "said", ["", " ", "🙂🙂🙂", "1234567", "сколько будет 2+2", "ааааааа", "?", "№", "в"]
)
def test_nothing_is_found_in_nothing(said: str) -> None:
    assert asked(said).decision is Decision.NONE


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("как записаться к врачу", Topic.DOCTOR),
        ("кружки для ребёнка", Topic.CLUBS),
        ("жалоба на дорогу", Topic.APPEAL),
        ("записать ребёнка в садик", Topic.KINDERGARTEN),
        ("электронный дневник", Topic.DIARY),
    ],
)
def test_a_service_without_an_institution(said: str, topic: Topic) -> None:
    result = asked(said)
    assert (result.decision, result.clues.topic) == (Decision.SERVICE, topic)


def test_a_service_in_a_place_names_who_provides_it() -> None:
    result = asked("отдать сына на борьбу в елани")
    assert result.decision is Decision.SERVICE
    assert "Еланский" in result.matches[0].institution.place.municipality
    assert result.fitting


def test_the_channel_and_the_service_are_clues_beside_the_institution() -> None:
    result = asked("записаться к врачу в поликлинику 5 волгоград вк")
    assert result.decision is Decision.ANSWER
    assert (result.clues.topic, result.clues.channel) == (Topic.DOCTOR, Platform.VK)


def test_streets_and_houses() -> None:
    result = volgograd().search("школа на ткачева 139 камышин")
    assert result.decision is Decision.ANSWER
    assert result.matches[0].institution.address == "ул. Ткачёва, д. 139"
    assert (result.clues.house, result.clues.numbers) == ("139", ())


def test_a_place_from_the_conversation_counts_where_none_is_named() -> None:
    held = volgograd().search("школа 29", place="volzhsky")
    assert held.decision is Decision.ANSWER
    assert held.matches[0].institution.place.locality == "Волжский"
    named = volgograd().search("школа 29 волгоград", place="volzhsky")
    assert named.matches[0].institution.place.locality == "Волгоград"


def test_every_result_says_why() -> None:
    match = asked("садик 21 тзр").matches[0]
    assert match.why == "детский сад · номер 21 · Волгоград, Тракторозаводский район"
    assert {share.feature for share in match.shares} == {"kind", "number", "place", "branch"}
    assert 0 < match.score <= 1


def test_an_operators_own_words_take_effect_with_the_register() -> None:
    plain = school("a", 7, "Тверь")
    named = replace(plain, code="b", other_names=("Кораблик-на-горе",))
    assert of(plain).search("кораблик на горе").decision is Decision.NONE
    assert of(plain, named).search("кораблик на горе").matches[0].institution.code == "b"


def test_codes_inn_and_ogrn_find_the_institution() -> None:
    one = replace(school("tver-7", 7, "Тверь"), inn="6900000001", ogrn="1026900000001")
    catalog = of(one, school("tver-8", 8, "Тверь"))
    for said in ("tver-7", "TVER7", "6900000001", "огрн 1026900000001"):
        assert [match.institution for match in catalog.search(said).matches] == [one]
    assert catalog.get("6900000001") is one
    assert catalog.get("nobody") is None


def test_an_empty_register_and_unknown_keys() -> None:
    assert of().search("школа 5").decision is Decision.NONE
    assert of().places() == ()
    assert of().kinds() == ()
    assert volgograd().place("nowhere") is None
    assert volgograd().browse("no such kind") == ()
    assert volgograd().search("школа 29", place="nowhere").decision is Decision.CHOOSE


def test_browsing_by_kind_and_place() -> None:
    found = volgograd().browse("kindergarten", "traktorozavodsky")
    assert found
    assert {one.kind for one in found} == {"детский сад"}
    assert {one.place.district for one in found} == {"Тракторозаводский район"}


def test_places_are_named_in_the_cases_that_sentences_need() -> None:
    place = volgograd().place("dzerzhinsky")
    assert place is not None
    assert (place.label, place.locative) == (
        "Дзержинский район Волгограда",
        "в Дзержинском районе Волгограда",
    )
    frolovo = volgograd().place("frolovo")
    assert frolovo is not None
    assert frolovo.locative == "во Фролово"
    assert all(place.key.isascii() and len(place.key) <= 60 for place in volgograd().places())


def test_without_resources_places_come_from_the_register() -> None:
    catalog = of(school("a", 5, "Тверь"), school("b", 5, "Ржев"))
    assert catalog.search("школа 5 в твери").matches[0].institution.code == "a"
    assert catalog.search("школа 5 ржев").decision is Decision.ANSWER
    assert catalog.search("школа 5").question is Trait.MUNICIPALITY
    assert catalog.search("школа 5 в торжке").decision is Decision.NONE


def test_a_village_is_found_by_the_adjective_in_a_name() -> None:
    place = Place("Сосновский муниципальный район")
    library = Institution("a", "Бобровская сельская библиотека-филиал", place=place)
    catalog = of(library, Institution("b", "Грибковская сельская библиотека-филиал", place=place))
    result = catalog.search("библиотека бобровка")
    assert result.decision is Decision.ANSWER
    assert result.matches[0].institution == library


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("мфц усть-вагран", "Усть-Вагран"),
        ("маревский округ", "Администрация Маревского муниципального округа"),
        ("минздрав приозерской области", "Министерство здравоохранения"),
    ],
)
def test_a_second_region_needs_no_code(said: str, name: str) -> None:
    result = second_region().search(said)
    assert result.decision is Decision.ANSWER
    assert name in result.matches[0].institution.official_name


@pytest.mark.parametrize("said", ["переезжаю в волжский", "родить в волжском"])
def test_a_place_with_something_else_said_of_it_is_no_sure_question_for_its_administration(said: str) -> None:
    assert asked("волжский").decision is Decision.ANSWER
    assert asked(said).decision is not Decision.ANSWER


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("комитет экономики области", "экономической политики"),
        ("комитет тарифов", "тарифного регулирования"),
        ("спорткомитет области", "физической культуры и спорта"),
        ("ветеринарный комитет области", "Комитет ветеринарии"),
        ("волжский аграрник колледж", "Волжский аграрный"),
        ("молодёжка театр", "молодёжный театр"),
        ("музей изо", "изобразительных искусств"),
        ("михайловка политех", "Михайловский политехнический"),
    ],
)
def test_a_word_of_the_same_root_finds_the_name(said: str, held: str) -> None:
    assert held in first(asked(said))


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("обл дума", "Волгоградская областная Дума"),
        ("загс области", "записи актов гражданского состояния Волгоградской области"),
        ("волгоградская областная дума депутаты", "Волгоградская областная Дума"),
        ("волгоградская городская дума депутаты", "Волгоградская городская Дума"),
        ("фроловская гордума", "Фроловская городская Дума"),
        ("городской музей урюпинск", "музей города Урюпинска"),
        ("городская больница волжского", "Городская больница"),
        ("администрация ерзовки", "Администрация Ерзовского сельского поселения"),
    ],
)
def test_the_level_that_is_named_is_kept(said: str, held: str) -> None:
    result = asked(said)
    assert held in first(result)
    assert result.decision is Decision.ANSWER or "загс" in said, "ЗАГСы of districts fit nearly as well"


@pytest.mark.parametrize(
    ("said", "held"),
    [("школа кузнецина", "Кузнецина"), ("школа кузнециной", "Кузнециной")],
)
def test_two_patrons_that_differ_in_an_ending_are_two(said: str, held: str) -> None:
    result = asked(said)
    assert held in first(result).split()


@pytest.mark.parametrize(
    ("said", "village"),
    [
        ("красноярский клуб", "Красный Яр"),
        ("нижнечирская библиотека", "Нижний Чир"),
        ("верхнеельшанский дк", "Ельшанка"),
    ],
)
def test_a_village_of_two_words_gives_one_adjective(said: str, village: str) -> None:
    result = asked(said)
    assert result.decision is Decision.CHOOSE
    assert all(village in match.institution.place.locality for match in result.matches)


def test_what_bears_a_district_in_its_name_is_not_passed_over_for_what_lies_there() -> None:
    assert "Тракторозаводского района»" in first(asked("дк тракторозаводского"))


@pytest.mark.parametrize(
    ("said", "kind"),
    [("14 детская поликл красноармейка", "child_polyclinic"), ("муз шк 8 тзр", "music_school")],
)
def test_an_abbreviation_with_an_adjective_is_the_narrower_kind(said: str, kind: str) -> None:
    result = asked(said)
    assert result.clues.kinds == (kind,)
    assert result.decision is not Decision.NONE


def test_an_unknown_village_with_its_marker_finds_nothing() -> None:
    assert asked("садик в х. васильки").decision is Decision.NONE


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("опера", "Царицынская опера"),
        ("художественный музей", "изобразительных искусств"),
        ("психиатрия", "психиатрическая больница"),
        ("волжская гб", "ГБ г. Волжского"),
    ],
)
def test_who_is_called_so_himself_is_meant(said: str, held: str) -> None:
    result = asked(said)
    assert result.decision is Decision.ANSWER
    assert held.lower() in first(result).lower()


@pytest.mark.parametrize("said", ["работа в волгограде", "афиша камышин", "вакансии елань"])
def test_a_place_and_something_that_is_not_its_administrations_is_no_answer(said: str) -> None:
    assert asked(said).decision is not Decision.ANSWER


def test_such_words_beside_an_institution_are_noise() -> None:
    assert asked("график работы мфц елань").decision is Decision.ANSWER


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("соц. зашита клетского р-на", "социальной защиты населения по Клетского"),
        ("садик моиеево ленинский район", "Моисеево"),
    ],
)
def test_a_slip_that_is_a_word_itself_or_sounds_like_one_is_mended(said: str, held: str) -> None:
    assert held in first(asked(said))


@pytest.mark.parametrize(
    "said", ["пособие соцзащита дзержинский", "переоформить пособие соцзащита дзержинский"]
)
def test_a_noun_before_the_kind_is_not_its_name(said: str) -> None:
    assert asked(said).decision is Decision.ANSWER


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("облкомтруд", "Комитет по труду"),
        ("облкомобр", "Комитет образования"),
        ("комсоцзащиты области", "Комитет социальной защиты"),
        ("минсельхоз волгоградской области", "Комитет сельского хозяйства"),
        ("облкомвет", "Комитет ветеринарии"),
        ("мед урюпинск", "Урюпинский медицинский колледж"),
        ("мед колледж камышин", "Камышинский медицинский колледж"),
        ("кдк царицын", "Культурно-досуговый комплекс «Царицын»"),
        ("клетский фок", "Физкультурно-оздоровительный комплекс Клетского"),
    ],
)
def test_what_is_put_together_or_cut_short_is_spelt_out(said: str, held: str) -> None:
    assert held in first(asked(said))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("библиотека п. 12-й километр", "Километровская сельская библиотека-филиал"),
        ("клуб на 12 километре", "Километровский сельский Дом культуры"),
    ],
)
def test_a_number_that_begins_a_name_is_none_of_an_institution(said: str, name: str) -> None:
    result = second_region().search(said)
    assert result.decision is Decision.ANSWER
    assert name in result.matches[0].institution.official_name


def test_a_place_of_the_register_may_begin_with_a_number() -> None:
    here = Institution("a", "Сельский клуб", kind="дом культуры", place=Place("Лесной район", "п. 8 Марта"))
    there = Institution("b", "Сельский клуб", kind="дом культуры", place=Place("Лесной район", "п. Дальний"))
    found = of(here, there).search("клуб 8 марта")
    assert (found.decision, found.fitting) == (Decision.ANSWER, ("a",))


def test_of_a_town_and_a_district_of_one_name_what_is_in_both_comes_first() -> None:
    result = asked("новоаннинский цсон")
    assert result.decision is Decision.ANSWER  # and the whole, not one of its branches
    assert "КЦСОН Новоаннинского муниципального района" in first(result)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("роддом не 2 а 4", "Роддом № 4"),
        ("школа не третья а 127", "№ 127"),
        ("поликлиника 21 не детская", "«Поликлиника № 21»"),
        ("не школа а гимназия 5", "Гимназия № 5"),
        ("школа не в волгограде 30", "Волжского"),
    ],
)
def test_what_is_denied_is_not_asked_for(said: str, held: str) -> None:
    result = asked(said)
    assert result.decision is Decision.ANSWER
    assert held in first(result)


def test_where_only_a_denied_place_has_it_nothing_is_found() -> None:
    assert asked("школа 127 волгоград").decision is Decision.ANSWER
    assert asked("школа 127 но не в красноармейском").decision is Decision.NONE


def test_not_for_children_is_for_adults() -> None:
    found = asked("не детская поликлиника 5").matches
    assert found
    assert all("Детская" not in match.institution.official_name for match in found)


def test_who_is_called_by_the_word_alone_comes_before_who_bears_it_beside_others() -> None:
    university = Institution("a", "ФГБОУ ВО ВолгГМУ Минздрава России", short_name="ВолгГМУ", kind="вуз")
    clinic = Institution("b", "Клиника семейной медицины ВолгГМУ", kind="поликлиника")
    found = of(university, clinic).search("волггму")
    assert (found.decision, found.fitting) == (Decision.ANSWER, ("a",))


def test_whose_hospital_it_is_does_not_make_it_what_was_asked_for() -> None:
    hospital = Institution("m-1", "ФКУЗ «Медико-санитарная часть МВД России»", kind="больница")
    police = Institution("p-1", "Отдел полиции № 1", kind="полиция")
    assert of(hospital).search("мвд").decision is not Decision.ANSWER
    found = of(hospital, police).search("полиция")
    assert [match.institution.code for match in found.matches][:1] == ["p-1"]


def test_an_inspectorate_is_no_other_body() -> None:
    committee = Institution("k-1", "Комитет жилищного хозяйства области", kind="комитет")
    inspectorate = Institution("i-1", "Инспекция жилищного надзора области", kind="инспекция")
    assert of(committee).search("жилищная инспекция").decision is Decision.NONE
    found = of(committee, inspectorate).search("жилищная инспекция")
    assert (found.decision, found.fitting) == (Decision.ANSWER, ("i-1",))
    assert of(committee).search("жилищный комитет").fitting == ("k-1",)


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        ("фап лебяжье", Decision.ANSWER),
        ("фап в лебяжьем", Decision.ANSWER),
        ("фап лебяжье отзывы", Decision.ANSWER),
        ("фап лебяжья поляна", Decision.NONE),
        ("фельдшер в лебяжьей поляне", Decision.NONE),
    ],
)
def test_an_adjective_belongs_to_the_noun_behind_it(said: str, decision: Decision) -> None:
    station = Institution("f-1", "ФАП Лебяжье", kind="ФАП", place=Place("Октябрьский район", "с. Лебяжье"))
    assert of(station).search(said).decision is decision


def test_a_doctor_for_children_is_no_kindergarten_and_the_childrens_clinic_comes_first() -> None:
    town = Place("городской округ город Камышин", "Камышин")
    register = of(
        Institution("d-1", "Детский сад № 1", kind="детский сад", place=town),
        Institution("p-1", "Поликлиника № 1", kind="поликлиника", place=town),
        Institution("p-2", "Детская поликлиника № 2", kind="детская поликлиника", place=town),
    )
    assert register.search("лор детский").decision is Decision.SERVICE
    found = register.search("детский хирург камышин")
    assert found.decision is Decision.SERVICE
    assert [match.institution.code for match in found.matches] == ["p-2", "p-1"]


def test_what_is_only_shown_changes_without_a_new_index() -> None:
    catalog = of(school("s-1", 1, "Волжский"), school("s-2", 2, "Камышин"))
    first_school, second_school = catalog.institutions
    phoned = replace(first_school, phone="112")
    changed = catalog.changed((phoned, second_school), None)
    assert changed is not None
    assert changed.shares_index_with(catalog)
    assert changed.get("s-1") == phoned
    assert changed.search("школа 1 волжский").matches[0].institution == phoned
    assert catalog.get("s-1") == first_school, "who has begun with the one before goes on with it"


SCHOOL = school("s-1", 1, "Волжский")


@pytest.mark.parametrize(
    "other",
    [
        replace(SCHOOL, official_name="Аптека"),
        replace(SCHOOL, other_names=("зелёная",)),
        replace(SCHOOL, inn="3444000000"),
        replace(SCHOOL, place=Place()),
    ],
)
def test_what_it_is_found_by_takes_a_new_index(other: Institution) -> None:
    catalog = of(SCHOOL)
    assert catalog.changed([other], None) is None
    assert catalog.changed([], None) is None
    assert catalog.changed([SCHOOL], None, {"лечилка": "clinic"}) is None
