"""The settings, from the environment and `.env`: read once, in `bot.bootstrap`, never at import."""

import re
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.host_names import host_name

_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TELEGRAM_TOKEN = re.compile(r"|\d+:[\w-]+")
_SERVER = re.compile(r"https?://[^/\s?#]+[^\s?#]*")
_PUBLIC = re.compile(r"https?://([^/\s?#]+)(?:/[^\s?#]*)?")
_PROXY = re.compile(r"|(?:https?|socks[45]h?)://(?:[^@/\s]+@)?[^@/:\s]+:\d{1,5}/?")


class Settings(BaseSettings):
    """Every variable has the prefix GOSPUBLIC_: `GOSPUBLIC_WEB_PORT=8081`."""

    model_config = SettingsConfigDict(
        env_prefix="GOSPUBLIC_",
        env_file=".env",
        env_file_encoding="utf-8",
        frozen=True,
        extra="ignore",
        use_attribute_docstrings=True,
    )

    database_url: str = "sqlite:///data/gospublic.sqlite3"
    """The register and its history: a SQLite file, or `postgresql://…`."""

    data_folder: str = "data"
    """Where a process notes which answers have left, for whoever goes on if it is killed. Processes of one
    machine may share it."""

    redis_url: str = ""
    """What several processes share: sessions, limits, leases; empty: one process does everything."""

    secret: SecretStr = SecretStr("")
    """What is kept of people for a while is hashed and sealed with it: any long random text, the same for all
    processes. Empty: it is made of the tokens; without any, a random one is made once beside the database."""

    region: str = "volgograd"
    """A folder of resources under `catalog/resources/regions/`."""

    web_host: str = "127.0.0.1"
    """Where the web chat listens."""

    web_port: int = Field(default=8080, ge=0, le=65535)
    """0: any free port, named in the log."""

    trusted_proxies: str = ""
    """Addresses or networks, with commas, of proxies whose X-Forwarded-For is believed; otherwise whoever
    connects is who asks."""

    public_url: str = ""
    """How residents reach this server from outside (https://…); links to share point there, and its host is
    answered."""

    hosts: str = ""
    """Further names, with commas, under which this server is asked: `guide.internal,bot1`. Others get 421 but
    for those of this machine itself; `/healthz`, `/readyz` and `/metrics` are told to any number, too."""

    frame_sites: str = ""
    """Sites, with commas, that may show the chat in a frame (`https://school5.example`); others can't."""

    contact: str = ""
    """Where a weakness or a barrier is told: an address `mailto:…` or `https://…`."""

    webhook_secret: SecretStr | None = None
    """Set, with `public_url`: platforms deliver to `/telegram`, `/vk`, `/max`; otherwise they are polled.
    1–256 of A-Z, a-z, 0-9, _ and -, as Telegram asks; an empty one is refused."""

    telegram_token: SecretStr = SecretStr("")
    """The bot's token from @BotFather; empty: no Telegram."""

    telegram_api: str = "https://api.telegram.org"
    """The base address of a Bot API server; calls go to `‹api›/bot‹token›/‹method›`."""

    telegram_proxy: SecretStr = SecretStr("")
    """An outbound proxy for Telegram alone: `http://…` or `socks5://…`."""

    vk_token: SecretStr = SecretStr("")
    """The community's token; empty: no VK."""

    vk_group_id: int = Field(default=0, ge=0)
    """The community's number."""

    vk_api: str = "https://api.vk.ru"
    """The base address of VK's API; calls go to `‹api›/method/‹name›`."""

    vk_confirmation: str = ""
    """The string that the Callback API asks for; with `vk_secret` it takes the place of Long Poll."""

    vk_secret: SecretStr = SecretStr("")
    """The secret in the body of every Callback delivery."""

    max_token: SecretStr = SecretStr("")
    """The bot's token in MAX; empty: no MAX."""

    max_api: str = "https://platform-api2.max.ru"
    """The base address of MAX's API."""

    ok_token: SecretStr = SecretStr("")
    """An access token of Одноклассники, for verification alone; empty: their pages aren't asked about."""

    ok_application_key: str = ""
    """The public key of the application that the token is for."""

    ok_secret: SecretStr = SecretStr("")
    """The secret key of the token's session, with which calls are signed."""

    ok_api: str = "https://api.ok.ru"
    """The base address of the API of Одноклассники."""

    import_limit_mb: int = Field(default=10, ge=1)
    """The largest spreadsheet that is read; memory and time limits grow with it. A proxy has to let it in at
    `/operator`, and one megabyte more (`client_max_body_size` in deploy/nginx.conf)."""

    confirmation_days: int = Field(default=90, ge=1)
    """After so many days without a look a confirmation lapses."""

    metrics_public: bool = False
    """Whether `/metrics` answers to others than this machine."""

    log_format: Literal["auto", "json", "text"] = "auto"
    """How the log is written: `auto` = words on a terminal, JSON lines elsewhere."""

    sentry_dsn: SecretStr = SecretStr("")
    """Where faults are reported to (Sentry), by type and place, without a word that anybody wrote."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log: tokens, secrets, and the passwords within addresses."""
        values = (getattr(self, name) for name in type(self).model_fields)
        hidden = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
        within = (urlsplit(address).password for address in (self.database_url, self.redis_url))
        return tuple(filter(None, (*hidden, *within)))

    @property
    def takes_webhooks(self) -> bool:
        """Whether platforms deliver to us; otherwise they are polled."""
        return bool(self.public_url and self.webhook_secret)

    @property
    def has_platform(self) -> bool:
        """Whether any platform's token is set."""
        return any(token.get_secret_value() for token in self._tokens)

    @property
    def sealing_secret(self) -> bytes:
        """What people's hashes are keyed with, and what waits is sealed with; empty where nothing is secret.

        `bot.privacy.secret_file.secret_of` has one for that, too.
        """
        secrets = [self.secret] if self.secret.get_secret_value() else self._tokens
        told = [secret.get_secret_value() for secret in secrets]
        return "\0".join(told).encode() if any(told) else b""

    @property
    def _tokens(self) -> tuple[SecretStr, ...]:
        return self.telegram_token, self.vk_token, self.max_token

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr) -> SecretStr:
        return _matching(_TELEGRAM_TOKEN, token, "number:letters")

    @field_validator("telegram_api")
    @classmethod
    def _is_a_server(cls, address: str) -> str:
        if not _SERVER.fullmatch(address):
            raise ValueError("https://…")
        return address

    @field_validator("public_url")
    @classmethod
    def _is_public(cls, address: str) -> str:
        found = _PUBLIC.fullmatch(address)
        if address and not (found and host_name(found[1])):
            raise ValueError("https://…")
        return address

    @field_validator("hosts")
    @classmethod
    def _are_hosts(cls, hosts: str) -> str:
        if hosts and not all(map(host_name, hosts.split(","))):
            raise ValueError("name,name:port")
        return hosts

    @field_validator("telegram_proxy")
    @classmethod
    def _is_a_proxy(cls, address: SecretStr) -> SecretStr:
        return _matching(_PROXY, address, "http://host:port or socks5://host:port")

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None:  # an empty one is there, and refused
            return None
        return _matching(_WEBHOOK_SECRET, secret, "1-256 of A-Z a-z 0-9 _ -")


def _matching(pattern: re.Pattern[str], secret: SecretStr, shape: str) -> SecretStr:
    """The secret where it has that shape. Raises ValueError, without the secret."""
    if not pattern.fullmatch(secret.get_secret_value()):
        raise ValueError(shape)
    return secret
