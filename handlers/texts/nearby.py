"""What is said of what is near."""

from handlers.texts.words import plural

BUTTON = "Отправить, где я"

SEND_POINT = (
    "Пришлите точку на карте: кнопкой ниже или через скрепку («Геопозиция», «Местоположение»)."
    " Точку я не сохраняю.\nМожно и словами: город, район или улица."
)
SEND_POINT_ALOUD = (
    "Здесь вашу точку увидят все. Пришлите её мне в личном чате или напишите город, район или улицу."
)
SAY_PLACE = "Напишите город, район или улицу: поищу там."
NEAREST = "Ближайшие из списка, по прямой. Напишите номер."
FAR = "Рядом в списке ничего нет. Ближайшие, по прямой:"
SOME_ALONE = "Координаты есть у {some} из {all}: ближе может быть и другое."
NAME_KIND = "Если назвать, кто нужен, и прислать точку ещё раз, покажу только их."
NO_COORDINATES = "По точке не найду: координат {what} в списке нет. Напишите город, район или улицу."
CHOOSE_TOWN = "Координат {what} в списке нет, знаю только города рядом. Где искать? Напишите номер."
WHO_THERE = "Ищу {where}. Кто нужен?"
INSTITUTIONS = "учреждений"
NO_SUCH_POINT = "Такой точки на карте нет. Напишите город, район или улицу."

HARDLY = "совсем рядом"
METRES = "около {} метров"
HALF_KILOMETRES = "около {},5 километра"
KILOMETRES = ("километра", "километров", "километров")

STEP_METRES, LEAST_METRES, MOST_METRES, MOST_HALF_KILOMETRES = 50, 100, 1000, 10


def no_coordinates(what: str) -> str:
    """`what` in the genitive plural: «поликлиник»."""
    return NO_COORDINATES.format(what=what or INSTITUTIONS)


def choose_town(what: str) -> str:
    """`what` likewise."""
    return CHOOSE_TOWN.format(what=what or INSTITUTIONS)


def of_how_many(some: int, count: int) -> str:
    """That only some could be looked at; nothing where all were."""
    return SOME_ALONE.format(some=some, all=count) if some < count else ""


def distance(kilometres: float) -> str:
    """«около 350 метров», «около 1,5 километра», «около 12 километров»."""
    metres = round(kilometres * 1000 / STEP_METRES) * STEP_METRES
    if metres < LEAST_METRES:
        return HARDLY
    if metres < MOST_METRES:
        return METRES.format(metres)
    whole, half = divmod(round(kilometres * 2), 2)
    if half and kilometres < MOST_HALF_KILOMETRES:
        return HALF_KILOMETRES.format(whole)
    return f"около {plural(round(kilometres), *KILOMETRES)}"
