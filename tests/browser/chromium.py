"""Finds a Chromium on this machine; run with ``--install`` it may add Debian's."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Without --disable-background-networking and its neighbours Chromium calls its maker on its own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

ADVICE = (
    "Không tìm thấy Chromium. Hãy cài (apt-get install chromium), hoặc đặt CHROMIUM=/đường/dẫn, "
    "hoặc HOPLUC_NO_BROWSER=1 để bỏ qua kiểm tra bằng trình duyệt. / "
    "No Chromium was found. Install one (apt-get install chromium), or set CHROMIUM=/its/path, "
    "or HOPLUC_NO_BROWSER=1 to leave the browser tests out."
)


@cache
def find_chromium() -> Path | None:
    """The first Chromium that answers ``--version``; None where there is none.

    ``CHROMIUM`` comes first and alone: where it is set and does not work, nothing else is tried.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        path = shutil.which(chosen)
        return Path(path) if path and _answers(path) else None
    found = (shutil.which(name) for name in NAMES)
    for path in [*filter(None, found), *_playwright_builds()]:
        if _answers(path):
            return Path(path)
    return None


def install_chromium() -> bool:
    """Install Debian's Chromium and a font by apt-get; False where that is not allowed or fails."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    sudo: list[str] = []
    if os.geteuid() != 0:
        sudo = ["sudo", "-n"]
        if not shutil.which("sudo"):
            return False
        if subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode:
            return False
    command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    # An update that fails for one of many sources may still leave lists that know the package.
    subprocess.run([*command, "update"], stdin=subprocess.DEVNULL, check=False)
    packages = ["chromium", "fonts-dejavu-core"]
    install = [*command, "install", "-y", "--no-install-recommends", *packages]
    done = subprocess.run(install, stdin=subprocess.DEVNULL, check=False)
    find_chromium.cache_clear()
    return done.returncode == 0


def _playwright_builds() -> list[str]:
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright"
    builds = Path(folder).glob("chromium-*/chrome-linux*/chrome")
    return [str(path) for path in sorted(builds, reverse=True)]


def _answers(path: str) -> bool:
    # Some systems ship a chromium-browser that only says "install the snap".
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the path of the browser, or advice on standard error with exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one where none is found")
    wants_install = parser.parse_args().install
    if os.environ.get("HOPLUC_NO_BROWSER") == "1":
        return 0
    path = find_chromium()
    if path is None and wants_install and not os.environ.get("CHROMIUM") and install_chromium():
        path = find_chromium()
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
