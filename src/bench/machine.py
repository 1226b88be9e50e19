"""Which tools and which JDK there are, and the description of the machine for the page."""
import os
import platform
import re
import shutil
import subprocess
import time
from pathlib import Path

from options import ROOT
from processes import Skipped

PACKAGES = {"nginx": "nginx-light", "wrk": "wrk", "strace": "strace"}
JAVA = 25


def tool(name):
    """The path of a tool, /usr/sbin included, or None."""
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def check_tools(options):
    """Installs missing tools when told to, else names the command that does."""
    missing = [package for name, package in PACKAGES.items() if tool(name) is None]
    if not missing:
        return
    command = ["apt-get", "install", "-y", *missing]
    if not options.install:
        raise Skipped(f"missing: {', '.join(missing)}. Run `{' '.join(command)}` as root, or pass --install.")
    subprocess.run(command, check=True)


def find_java_home(options):
    """The JDK that all Java processes of the run use: the first of the usual places that is a JDK 25."""
    if options.java_home:
        if java_version(options.java_home) is None:
            raise Skipped(f"--java-home {options.java_home} is not a JDK {JAVA}")
        return options.java_home.resolve()
    places = [os.environ.get("JAVA_HOME"), server_default(options.server), *sorted(Path("/usr/lib/jvm").glob(f"*{JAVA}*"))]
    on_path = shutil.which("java")
    places.append(Path(on_path).resolve().parents[1] if on_path else None)
    for place in places:
        if place and java_version(place):
            return Path(place)
    raise Skipped(f"no JDK {JAVA} in JAVA_HOME, the server's standalone.conf, /usr/lib/jvm or PATH: pass --java-home DIR")


def server_default(server):
    """JAVA_HOME as the server's own standalone.conf sets it when the environment does not."""
    script = f'unset JAVA_HOME JAVA; . "{server}/bin/standalone.conf" >/dev/null 2>&1; echo "$JAVA_HOME"'
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True).stdout.strip() or None


def java_version(home):
    """The version in the JDK's release file, None when there is no JDK of the wanted release."""
    release = Path(home) / "release"
    text = release.read_text() if release.is_file() else ""
    found = re.search(rf'^JAVA_VERSION="({JAVA}(?:\.[^"]*)?)"', text, re.MULTILINE)
    return found.group(1) if found and (Path(home) / "bin" / "javac").is_file() else None


def describe(options, server, peers):
    """Rows of the machine table: hardware, system, and the version of everything measured."""
    return [
        ("Date", time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())),
        ("CPU", f"{cpu_model()}, {os.cpu_count()} cores (shared by servers and load)"),
        ("Memory", f"{memory_gib():.1f} GiB"),
        ("Kernel", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("System", system_name()),
        ("Load before the run", " ".join(f"{value:.2f}" for value in os.getloadavg())),
        ("Quadrel", revision()),
        ("Arguments for its start", " ".join(f"`{argument}`" for argument in options.server_arg) or "none"),
        ("JDK", output([server.java_home / "bin" / "java", "-version"]).splitlines()[1]),
        ("WildFly", server.wildfly_version()),
        ("Plain Undertow", f"{server.jar('io/undertow/core').name}, from the same server"),
        ("nginx", output([tool("nginx"), "-v"]).split(":")[-1].strip()),
        ("wrk", output([tool("wrk"), "-v"]).splitlines()[0].split(" [")[0]),
        ("strace", output([tool("strace"), "-V"]).splitlines()[0]),
        *peers.versions(),
        ("Runs", f"{options.rounds} alternating rounds of {options.seconds} s per load and server"),
    ]


def output(command):
    """Both outputs of a short command as one text."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout.strip()


def revision():
    """The commit that is checked out, and whether files differ from it."""
    commit = output(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"])
    if not re.fullmatch("[0-9a-f]{7,40}", commit):
        return "no commit yet"
    return f"commit {commit}" + (" with local changes" if output(["git", "-C", ROOT, "status", "--porcelain"]) else "")


def cpu_model():
    """The model name of the first CPU."""
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found.group(1).strip() if found else platform.processor() or platform.machine()


def memory_gib():
    """All memory of the machine."""
    return int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 1024 / 1024


def system_name():
    """The distribution's own name for itself."""
    release = Path("/etc/os-release")
    found = re.search(r'^PRETTY_NAME="?([^"\n]+)', release.read_text(), re.MULTILINE) if release.is_file() else None
    return found.group(1) if found else platform.platform()
