#!/usr/bin/env bash
# Starts PostgreSQL (127.0.0.1:5432, user postgres, no password) and Redis (127.0.0.1:6379) for the tests:
# those of this machine where they are installed, containers elsewhere. What answers already is left alone.
set -euo pipefail

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

in_container() {
    command -v docker >/dev/null || { echo "Neither $1 nor docker is installed here." >&2; exit 1; }
    docker run --detach --rm --publish "127.0.0.1:$2:$2" "${@:3}" >/dev/null
}

start_postgresql() {
    if command -v pg_ctlcluster >/dev/null; then
        version=$(pg_lsclusters --no-header | awk 'NR == 1 {print $1}')
        sed -i 's/^\(host .*127.0.0.1\/32 *\).*/\1trust/' "/etc/postgresql/$version/main/pg_hba.conf"
        pg_ctlcluster "$version" main start
    else
        in_container PostgreSQL 5432 --env POSTGRES_HOST_AUTH_METHOD=trust postgres:17-alpine
    fi
}

start_redis() {
    if command -v redis-server >/dev/null; then
        redis-server --bind 127.0.0.1 --port 6379 --save "" --daemonize yes >/dev/null
    else
        in_container Redis 6379 redis:7-alpine
    fi
}

answers 5432 || start_postgresql
answers 6379 || start_redis
for port in 5432 6379; do
    for _ in $(seq 50); do answers "$port" && break; sleep 0.2; done
    answers "$port" || { echo "Nothing answers on 127.0.0.1:$port." >&2; exit 1; }
done
echo "PostgreSQL and Redis answer."
