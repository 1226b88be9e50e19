"""Memory: what is resident after the first answer, and ten seconds later, without load."""
import statistics
import time

from processes import PROCESSES, memory_of
from report import number, table

LATER = 10


def run(options, server, peers, page):
    """Some starts without the AOT cache and, when this run trained one, with it."""
    kinds = {"Quadrel": ()}
    if server.cache_options() and "start" in options.only:
        kinds["Quadrel with AOT cache"] = server.cache_options()
    rows = []
    for name, jvm_options in kinds.items():
        seen = [sample(server, jvm_options) for _ in range(min(3, options.rounds))]
        for moment, index in (("first answer", 0), (f"{LATER} s later", 1)):
            resident = [pair[index]["VmRSS"] for pair in seen]
            rows.append([name, moment, *(middle(seen, index, key) for key in ("VmRSS", "RssAnon", "RssFile"))])
            page.target(f"Resident memory, {name}, {moment}", 400,
                        (statistics.median(resident), min(resident), max(resident)), unit="MiB", at_most=True)
    page.section("Memory after start", "Of the JVM's process, in MiB: medians of starts without load. VmRSS counts file "
                 "pages that other processes share, the mapped AOT cache among them.",
                 table(["server", "when", "VmRSS", "of it anonymous", "of it files"], rows))


def middle(seen, index, key):
    """The median of one value."""
    return number(statistics.median(pair[index][key] for pair in seen))


def sample(server, jvm_options):
    """One start: memory at the first answer and later."""
    started = server.running(*jvm_options)
    try:
        first = memory_of(started.pid)
        time.sleep(LATER)
        return first, memory_of(started.pid)
    finally:
        PROCESSES.stop(started)
