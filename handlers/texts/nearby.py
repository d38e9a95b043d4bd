"""What is said of what is near."""

from handlers.texts.words import plural

SEND_POINT = (
    "Пришлите точку на карте: скрепка, «Геопозиция». Покажу ближайшие из списка. Точку я не сохраняю.\n"
    "Можно и словами: город, район или улица."
)
NEAREST = "Ближайшие из списка, по прямой. Напишите номер."
FAR = "Рядом в списке ничего нет. Ближайшие, по прямой:"
NAME_KIND = "Если назвать, кто нужен, и прислать точку ещё раз, покажу только их."
NO_COORDINATES = "По точке не найду: координат {what} в списке нет. Напишите город, район или улицу."
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
