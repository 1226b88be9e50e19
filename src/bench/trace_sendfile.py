"""Watches one download by strace: which system calls carried the bytes."""
import re
import signal
import subprocess
import time

from machine import tool
from options import WORK
from processes import signal_to, tree
from report import table
from server import status

CALLS = "sendfile,sendto,write,writev"
RESULT = re.compile(r"(?:^|\s)(?:<\.\.\. )?(sendfile|sendto|write|writev)(?:\(| resumed).* = (\d+)", re.MULTILINE)


def run(page, quadrel, nginx, quadrel_path, nginx_path):
    """Traces one 64 MiB download of Quadrel and one of nginx."""
    rows = []
    for name, pids, port, path in (("Quadrel", [quadrel.pid], quadrel.port, quadrel_path),
                                   ("nginx", tree(nginx.pid)[1:], nginx.port, nginx_path)):
        trace, problem = traced(name.lower(), pids, port, path)
        if problem:
            page.skip(f"files: strace of {name}: {problem}")
            continue
        rows += [[name, call, count, f"{total:,}"] for call, (count, total) in totals(trace).items()]
    if rows:
        page.section("System calls of one 64 MiB download", f"`strace -f -e trace={CALLS}`, attached for one request; all "
                     "threads, the access log and other background writes included.",
                     table(["server", "call", "calls", "bytes"], rows))


def traced(name, pids, port, path):
    """The trace of one request, and what went wrong, if anything."""
    target = WORK / "logs" / f"strace-{name}.txt"
    target.unlink(missing_ok=True)
    attach = [argument for pid in pids for argument in ("-p", str(pid))]
    command = [tool("strace"), "-f", "-e", f"trace={CALLS}", "-o", str(target), *attach]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True) as strace:
        try:
            time.sleep(2)
            if strace.poll() is not None:
                return "", strace.stderr.read().decode().strip().splitlines()[-1]
            answer = status(port, path)
            time.sleep(0.5)
        finally:
            signal_to(strace.pid, signal.SIGINT)
            strace.wait()
    return target.read_text(errors="replace"), None if answer == 200 else f"GET {path} answered {answer or 'nothing'}"


def totals(trace):
    """Successful calls and their bytes, by call."""
    found = {call: (0, 0) for call in CALLS.split(",")}
    for call, size in RESULT.findall(trace):
        count, total = found[call]
        found[call] = (count + 1, total + int(size))
    return {call: pair for call, pair in found.items() if pair[0] or call == "sendfile"}
