"""The image's steps, played where no builder is: what is copied suffices, and it starts healthy."""

import socket
import subprocess
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.deploy.image import Image

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60
pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    made = Image(tmp_path_factory.mktemp("image") / "root", ROOT)
    made.play(ROOT / "deploy" / "Dockerfile")
    return made


def test_no_tool_of_the_build_is_in_the_image(image: Image) -> None:
    held = {path.name for path in (image.root / "opt/guide/bin").iterdir()}
    assert "gospublic" in held
    assert not held & {"uv", "hatchling", "pytest"}
    assert not (image.root / "source").exists()


@pytest.fixture
def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port: int = listening.getsockname()[1]
        return port


def test_it_starts_and_its_own_check_finds_it_healthy(image: Image, free_port: int) -> None:
    image.environment |= {"GOSPUBLIC_WEB_PORT": str(free_port), "GOSPUBLIC_WEB_HOST": "127.0.0.1"}
    entrypoint = [str(image.root / "opt/guide/bin" / image.starts["entrypoint"][0]), *image.starts["command"]]
    with subprocess.Popen(
        entrypoint, cwd=image.folder, env=image.variables(), stderr=subprocess.DEVNULL
    ) as guide:
        try:
            assert is_healthy(image, free_port)
        finally:
            guide.terminate()
    assert guide.returncode == 0
    assert (image.root / "data/gospublic.sqlite3").is_file()


def is_healthy(image: Image, port: int) -> bool:
    check = [part.replace("8080", str(port)) for part in image.starts["check"]]
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline:
        if subprocess.run(check, env=image.variables(), capture_output=True, check=False).returncode == 0:
            return True
        sleep(0.5)
    return False
