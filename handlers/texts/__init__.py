"""Every sentence that a resident reads, by theme. Here: what the edge says, and the words for states."""

from handlers.texts.words import day, plural, state_words

__all__ = ["FAREWELL", "REPORT_NOT_WRITTEN", "STILL_LOADING", "TOO_OFTEN", "day", "plural", "state_words"]

FAREWELL = "До свидания."
TOO_OFTEN = "Слишком часто. Подождите минуту и напишите ещё раз."
STILL_LOADING = "Список ещё загружается. Напишите через минуту, пожалуйста."
REPORT_NOT_WRITTEN = "Сообщение записать не удалось. Попробуйте, пожалуйста, позже."
