"""CPU seconds of a starting server by kind of thread, as the kernel counts them."""
import collections
import threading
import time
from pathlib import Path

from processes import TICK, cpu_of, stat
from server import find_java

READING_SECONDS = 0.2
KINDS = {
    "JIT compiler, C2": ("C2 ",), "JIT compiler, C1": ("C1 ",), "garbage collector": ("GC Thread", "G1 "),
    "boot thread (management operations, configuration)": ("Controller Boot",),
    "parallel boot (subsystems, deployment install)": ("ServerService",),
    "service container (MSC: service starts, deployment phases)": ("MSC service",),
    "main thread (JVM, JBoss Modules, logging)": ("java", "main"),
    "deployment scanner": ("DeploymentScann",), "I/O and task workers": ("default ", "XNIO", "management"),
    "JVM housekeeping": ("VM ", "Signal", "Reference", "Finalizer", "Common-Cleaner", "Notification", "Service Thread",
                         "Monitor Deflati"),
}


class Readings:
    """Reads the CPU of each thread now and then, so that threads that end are not forgotten."""

    def __init__(self, started):
        self.started, self.seen, self.ended = started, {}, False
        self.thread = threading.Thread(target=self.repeat, daemon=True)
        self.thread.start()

    def repeat(self):
        """Follows the last JVM below the script: the ones before it only tell the script their version."""
        while not self.ended:
            if self.started.pid != self.started.popen.pid:
                self.read()
            else:
                self.find()
            time.sleep(READING_SECONDS)

    def find(self):
        """Looks for the server's JVM."""
        pid = find_java(self.started)
        if pid:
            self.started.pid = pid

    def read(self):
        """One reading: name and CPU seconds of every thread."""
        for task in Path(f"/proc/{self.started.pid}/task").glob("*"):
            try:
                name = (task / "comm").read_text().strip()
            except (FileNotFoundError, ProcessLookupError):
                continue
            fields = stat(self.started.pid, task.name)
            if fields:
                self.seen[task.name] = (name, (int(fields[11]) + int(fields[12])) / TICK)

    def finish(self):
        """CPU seconds by kind of thread, the start script included, at this moment."""
        self.ended = True
        self.thread.join()
        everything, process = self.started.cpu_seconds(), cpu_of(self.started.pid)
        self.read()
        kinds = collections.Counter({"start script (shell, `java -version` checks)": everything - process})
        for name, seconds in self.seen.values():
            kinds[kind_of(name)] += seconds
        kinds["ended threads, after their last reading"] = max(0.0, process - sum(cpu for _, cpu in self.seen.values()))
        return {kind: seconds for kind, seconds in kinds.items() if seconds >= 0.005}


def kind_of(name):
    """The kind of a thread by the first characters of its name (the kernel keeps 15)."""
    for kind, prefixes in KINDS.items():
        if name.startswith(prefixes):
            return kind
    return "other threads"
