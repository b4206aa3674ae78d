"""A real Streamlit server on a free loopback port, for as long as a ``with`` block lasts."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 5


def build_warehouse(folder: Path) -> None:
    """Build and publish the real published data into ``folder`` with the real pipeline."""
    environment = {**os.environ, "HOPLUC_WAREHOUSE": str(folder)}
    command = [sys.executable, "-m", "etl", "build", "--quiet"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[1:])} ended with {done.returncode}:\n{_tail(done)}")


@contextlib.contextmanager
def running_server(
    script: Path, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve ``script``; yields the address, for example ``http://127.0.0.1:41233``.

    What the server prints goes to ``log``. Server and children are gone when the block ends.
    Raises RuntimeError with the end of the log when it does not answer its health check in time.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for_health(process, address, log)
            yield address
        finally:
            _stop(process)


def _wait_for_health(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        # Refused while it starts; URLError is an OSError.
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2),
        ):
            return
        time.sleep(0.1)
    end = log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise RuntimeError(f"the server at {address} did not become healthy:\n{end}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _tail(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stdout + done.stderr)[-3000:]
