"""The machine, the programs and the day of a run: figures mean nothing without them."""

import datetime
import os
import pathlib
import platform
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def output(*command):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
                              check=False).stdout.decode().strip()
    except OSError:
        return ""


def first(pattern, path):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(errors="replace"), re.MULTILINE)
    except OSError:
        return ""
    return found.group(1).strip() if found else ""


def cache(build, name):
    """A variable of CMake's cache."""
    return first(rf"^{name}:\w+=(.*)$", build / "CMakeCache.txt")


def compiler(build):
    for path in build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake"):
        name = first(r'set\(CMAKE_CXX_COMPILER_ID "(.*)"\)', path)
        return f"{name} {first(r'set.CMAKE_CXX_COMPILER_VERSION .(.*)..$', path)}"
    return "unknown compiler"


def describe(build):
    load = os.getloadavg()[0]
    memory = int(first(r"^MemTotal:\s+(\d+)", "/proc/meminfo") or 0) / 1e6
    return [
        ("day", datetime.date.today().isoformat()),
        ("processor", first(r"^model name\s*:\s*(.*)$", "/proc/cpuinfo") or platform.machine()),
        ("cores", f"{len(os.sched_getaffinity(0))} of {os.cpu_count()} may be used by each"),
        ("memory", f"{memory:.1f} GB"),
        ("system", f"{first(r'^PRETTY_NAME=.(.*).$', '/etc/os-release')}, Linux {platform.release()}"),
        ("load before", f"{load:.2f}" + (" (not idle: what follows is too slow)" if load > 0.5 else "")),
        ("Chancery", output("git", "describe", "--always", "--dirty") or "not from git"),
        ("build", f"{cache(build, 'CMAKE_BUILD_TYPE')}, {compiler(build)}"),
        ("Xapian", output("pkg-config", "--modversion", "xapian-core")),
    ]
