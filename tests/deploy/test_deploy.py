"""What an operator deploys is valid by the tools that will read it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from bot.desk.kit.body_limit import BESIDE_THE_FILE, MEGABYTE
from bot.settings import Settings
from tests.services import need

DEPLOY = Path(__file__).parents[2] / "deploy"
PASSWORDS = {"POSTGRES_PASSWORD": "a", "REDIS_PASSWORD": "b"}


def tool(name: str) -> str:
    """Where the tool is, of this environment or of the machine."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin")
    need(name, available=found is not None)
    return found or name


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_dockerfile_keeps_to_the_rules_of_hadolint() -> None:
    run(tool("hadolint"), DEPLOY / "Dockerfile")


def test_the_compose_file_is_whole(tmp_path: Path) -> None:
    shutil.copy(DEPLOY / "compose.yaml", tmp_path)
    shutil.copy(DEPLOY / "env.example", tmp_path / ".env")
    run(tool("docker-compose"), "-f", tmp_path / "compose.yaml", "config", "-q", **PASSWORDS)


def test_no_container_is_root_or_writes_or_keeps_a_capability() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services.keys() == {"proxy", "bot1", "bot2", "postgres", "redis"}
    for service in services.values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_the_proxy_takes_its_configuration(tmp_path: Path) -> None:
    nginx = tool("nginx")
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=guide.example"]
    run(tool("openssl"), *request, "-keyout", key, "-out", certificate)
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    # Here no container answers to its name, and other tests may try the same at once.
    text = re.sub(r"\bbot(\d):8080", r"127.0.0.1:808\1", text)
    text = text.replace("/tmp/", f"{tmp_path}/").replace("/etc/nginx/tls", str(tmp_path))  # noqa: S108
    (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
    said = run(nginx, "-t", "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log", "-p", tmp_path)
    assert "[warn]" not in said


def test_the_proxy_lets_the_desk_take_what_the_import_takes() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    let_in = re.search(r"location /operator \{\s+client_max_body_size (\d+)m;", text)
    most = int(Settings.model_fields["import_limit_mb"].default) * MEGABYTE + BESIDE_THE_FILE
    assert let_in
    assert int(let_in[1]) * MEGABYTE == most


def test_the_unit_is_valid_and_hardened(tmp_path: Path) -> None:
    systemd = tool("systemd-analyze")
    unit = tmp_path / "gospublic.service"
    text = (DEPLOY / "gospublic.service").read_text(encoding="utf-8")
    program = "/opt/gospublic/.venv/bin/gospublic"
    assert program in text
    unit.write_text(text.replace(program, tool("true")), encoding="utf-8")
    run(systemd, "verify", unit)
    run(systemd, "security", "--offline=true", "--threshold=20", unit)  # tenths of its scale of exposure
