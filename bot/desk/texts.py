"""What operators read at the desk."""

WRONG_SIGN_IN = "Имя или пароль не подходят."
LOCKED = "Слишком много неверных паролей. Подождите 15 минут и попробуйте снова."
