#!/usr/bin/env python3
"""A daemon for ./frostproof replay --target exec --component daemon -- ./daemon.py

It is written as a daemon is: top down, with a yield where a real one makes a system call. What is
yielded is the call, what comes back is its answer.
"""
import json
import sys

MOUNTS = ["data", "home", "root"]  # inner before outer


class Record:
    """What outlives the daemon, on a tmpfs."""

    def __init__(self):
        self.ledger = {mount: "THAWED" for mount in MOUNTS}
        self.gap = False  # a freeze ended otherwise than by a THAW

    def frozen(self):
        return [mount for mount in MOUNTS if self.ledger[mount] == "FROZEN"]

    def settle(self):
        if not self.frozen():
            self.ledger = {mount: "THAWED" for mount in MOUNTS}


def thaw(record, unasked):
    """Outer before inner, until nothing is frozen; tells whether somebody else had thawed one."""
    lost = False
    while record.frozen():
        mount = record.frozen()[-1]
        answer = yield f"FITHAW({mount})"
        if answer in ("0", "EINVAL"):
            record.ledger[mount] = "THAWED"
            record.gap |= unasked
            lost |= answer == "EINVAL"
    return lost


def freeze(record):
    record.gap = False
    for mount in [mount for mount in MOUNTS if record.ledger[mount] == "THAWED"]:
        answer = yield f"FIFREEZE({mount})"
        if answer == "0":
            record.ledger[mount] = "FROZEN"
        elif answer == "EOPNOTSUPP":
            record.ledger[mount] = "UNSUPPORTED"
        else:
            yield from thaw(record, False)
            return "FAIL"
    return "OK"


def serve(record):
    """Returns when the device refuses or breaks."""
    while (request := (yield "read")) != "EIO":
        word = "OK"
        if request == "FREEZE":
            word = yield from freeze(record)
        elif request == "THAW":
            gap, record.gap = record.gap, False
            lost = yield from thaw(record, False)
            word = "FAIL" if gap or lost else "OK"
        if (yield f"reply({word})") != "0":
            return
        record.settle()


def daemon(record):
    while True:
        yield from thaw(record, True)
        record.settle()
        if (yield "open") != "0":
            return  # the service manager tries again
        if (yield "write(REGISTER1)") == "0" and (yield "read") == "VERSION":
            yield from serve(record)
        yield from thaw(record, True)
        yield "close"


record, running = Record(), None
for line in sys.stdin:
    given = json.loads(line)["input"]
    if given == "reset":
        record, running = Record(), None
    elif given == "kill":
        running = None
    elif given == "start":
        running = daemon(record)
    answer = given.partition(" = ")[2] or None
    call = next(running, None) if not answer and running else None
    if answer:
        try:
            call = running.send(answer)
        except StopIteration:
            running = None
    print(json.dumps({"outputs": [call] if call else []}), flush=True)
