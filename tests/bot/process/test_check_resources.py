"""A slip in a resource ends every command at once, with file, entry and remedy, through the real command."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, whose resources may be spoilt."""
    folder = tmp_path_factory.mktemp("program")
    for package in ("bot", "handlers", "catalog"):
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "synthetic*.csv")
        )
    return folder


@pytest.mark.parametrize(
    ("resource", "slip", "command", "said"),
    [
        ("vocabulary/kinds", ("key: lyceum", "key: school"), "search школа", ("запись", "«school»")),
        ("vocabulary/kinds", ("words: [лицейка", "word: [лицейка"), "run", ("«lyceum»", "«words»")),
        ("vocabulary/kinds", ("near: [lyceum,", "near: [lyceums,"), "versions", ("«school»", "«lyceum»")),
        (
            "vocabulary/kinds",
            ("near: [lyceum, gymnasium]", "near: lyceum"),
            "import x.csv",
            ("near", "список"),
        ),
        ("dialogue", ("topics:", "topic:"), "check-page vk.com/a", ("«topic»", "«topics»")),
        ("register/rows", ("totals:", "total:"), "run", ("«total»", "«totals»")),
        ("register/headers", ("key: phone", "key: phones"), "run", ("columns", "«phones»", "«phone»")),
        ("register/headers", ("[[широт], [latit]", "[[], [latit]"), "run", ("«said»", "мало")),
        ("register/addresses", ("[округ, окр, го, мо]", "[округа, окр]"), "run", ("circles", "«округ»")),
        ("register/addresses", ("[с, село]", "[с, х, село]"), "run", ("settlements", "«х»")),
        ("register/dates", ("янв, фев, мар", "янв, мар"), "run", ("months", "мало")),
        ("areas/services", ("kinds: [kindergarten]", "kinds: [kindergarden]"), "run", ("«kindergarden»",)),
        ("areas/streets", ("former:", "formers:"), "run", ("«formers»", "«former»")),
        ("country/contacts", ("purpose: fire", "purpose: fires"), "run", ("запись 2", "fire")),
    ],
)
def test_a_slip_ends_the_command(
    program: Path, resource: str, slip: tuple[str, str], command: str, said: tuple[str, ...]
) -> None:
    file = program / "catalog" / "resources" / f"{resource}.yaml"
    text = file.read_text("utf-8")
    assert slip[0] in text
    file.write_text(text.replace(*slip, 1), "utf-8")
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *command.split()],
            cwd=program,
            env={"PATH": os.environ["PATH"], "GOSPUBLIC_WEB_PORT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        file.write_text(text, "utf-8")
    assert ended.returncode == 1
    assert "/".join(file.parts[-2:]) in ended.stderr
    assert all(piece in ended.stderr for piece in said), ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert not ended.stdout
