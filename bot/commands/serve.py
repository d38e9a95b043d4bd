"""`gospublic run` and `gospublic demo`: the process that serves every channel which has its settings."""

DEMO_DATABASE = "sqlite:///data/demo.sqlite3"


def run() -> None:
    """Запустить каналы, у которых есть настройки; веб-чат работает всегда."""
    from bot.process.serve import serve_all
    from bot.settings import Settings

    serve_all(Settings())


def demo() -> None:
    """Веб-чат на вымышленном реестре: 5600 учреждений, для показа."""
    from bot.live.demo import fill
    from bot.process.serve import serve_all
    from bot.settings import Settings

    settings = Settings().model_copy(update={"database_url": DEMO_DATABASE})
    fill(settings)
    serve_all(settings)
