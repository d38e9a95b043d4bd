"""Every sentence that a resident reads, by theme. Here: what the edge says."""

FAREWELL = "До свидания."
TOO_OFTEN = "Слишком часто. Подождите минуту и напишите ещё раз."
STILL_LOADING = "Список ещё загружается. Напишите через минуту, пожалуйста."
REPORT_NOT_WRITTEN = "Сообщение записать не удалось. Попробуйте, пожалуйста, позже."
