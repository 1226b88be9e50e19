"""Starts processes, stops them by their process id, and reads what the kernel counted for them in /proc."""
import os
import random
import signal
import socket
import subprocess
import time
from pathlib import Path

from options import ROOT

TICK = os.sysconf("SC_CLK_TCK")
STOP_SECONDS = 30


class Skipped(Exception):
    """A case, or the whole run, that cannot go on; the text says why and what would help."""


class Started:
    """A process of ours. `pid` receives the stop signal; it is the child that serves where a shell script was started.

    `begun` is the moment of its start on the monotonic clock, `begun_at` since the epoch, `begun_boot` since boot.
    """

    def __init__(self, name, popen, log, clocks):
        self.name, self.popen, self.log = name, popen, log
        self.begun, self.begun_at, self.begun_boot = clocks
        self.pid = popen.pid

    def alive(self):
        """True while the process that was started has not ended."""
        return self.popen.poll() is None

    def cpu_seconds(self):
        """User and system CPU seconds of the process, its living descendants, and the children they waited for."""
        return sum(cpu_of(pid, with_reaped=True) for pid in tree(self.popen.pid))

    def log_name(self):
        """Where its output is, for messages: a path inside the project, since messages reach the page."""
        return self.log.relative_to(ROOT)


class Processes:
    """All processes of this run, so that each one is stopped whatever happens."""

    def __init__(self):
        self.running = []

    def start(self, name, arguments, log, environment=None, folder=None):
        """Starts a process in a session of its own (Ctrl-C reaches only us), its output going to a file."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as output:
            clocks = time.monotonic(), time.time(), time.clock_gettime(time.CLOCK_BOOTTIME)
            popen = subprocess.Popen([str(argument) for argument in arguments], stdin=subprocess.DEVNULL, stdout=output,
                                     stderr=subprocess.STDOUT, env=environment, cwd=folder, start_new_session=True)
        started = Started(name, popen, log, clocks)
        self.running.append(started)
        return started

    def stop(self, started, seconds=STOP_SECONDS):
        """SIGTERM and a wait; SIGKILL to what is left of its tree after the given time."""
        pids = tree(started.popen.pid)
        signal_to(started.pid, signal.SIGTERM)
        try:
            started.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            print(f"{started.name} did not stop within {seconds} s: killed", flush=True)
        for pid in pids:
            if pid != started.popen.pid and in_session(pid, started.popen.pid):
                signal_to(pid, signal.SIGKILL)
        if started.alive():
            signal_to(started.popen.pid, signal.SIGKILL)
            started.popen.wait()
        self.running.remove(started)

    def stop_all(self):
        """Stops what still runs, the last one first; a second Ctrl-C does not leave processes behind."""
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        for started in reversed(list(self.running)):
            self.stop(started)
        signal.signal(signal.SIGINT, handler)


PROCESSES = Processes()


def signal_to(pid, number):
    """Sends a signal; a process that is gone is fine."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def stat(pid, task=None):
    """The fields of /proc/PID/stat after the command name, from the state on; None when the process is gone."""
    path = f"/proc/{pid}/stat" if task is None else f"/proc/{pid}/task/{task}/stat"
    try:
        text = Path(path).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return text[text.rindex(")") + 2:].split()


def in_session(pid, session):
    """True when the process runs and is in the session that we opened: not a stranger that got the same number."""
    fields = stat(pid)
    return fields is not None and fields[0] != "Z" and int(fields[3]) == session


def tree(pid):
    """The process id and those of all its living descendants, parents first."""
    children = {}
    for entry in Path("/proc").iterdir():
        fields = stat(entry.name) if entry.name.isdigit() else None
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for parent in found:
        found.extend(children.get(parent, []))
    return found


def cpu_of(pid, with_reaped=False):
    """CPU seconds of one process, 0 when it is gone."""
    fields = stat(pid)
    return 0.0 if fields is None else sum(int(value) for value in fields[11:15 if with_reaped else 13]) / TICK


def busy_seconds():
    """CPU seconds that all processes of the machine used since boot (user, nice, system)."""
    return sum(int(value) for value in Path("/proc/stat").read_text().split()[1:4]) / TICK


def begun_since_boot(pid):
    """When the process began, in seconds since the machine booted (kernel ticks, 10 ms)."""
    return int(stat(pid)[19]) / TICK


def command_line(pid):
    """The arguments of a process; none when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").rstrip("\0").split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []


def memory_of(pid):
    """VmRSS, RssAnon and RssFile of a process in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    values = dict(line.split(":", 1) for line in lines)
    return {key: int(values[key].split()[0]) / 1024 for key in ("VmRSS", "RssAnon", "RssFile")}


def free_port():
    """A free TCP port of 21000 to 31999, below the range from which the kernel takes the clients' ports."""
    for _ in range(200):
        port = random.randint(21000, 31999)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Skipped("no free port found between 21000 and 31999")
