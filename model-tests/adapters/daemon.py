#!/usr/bin/env python3
"""A daemon for ./frostproof replay --target exec --component daemon -- ./daemon.py

It is written as a daemon is: top down, with a yield where a real one makes a system call. What is
yielded is the call, what comes back is its answer; None says that something else has happened, and
that the daemon shall look again at what it was about to do.
"""
import json
import sys

MOUNTS = ["data", "home", "root"]  # those of the table that can freeze, inner before outer


class Record:
    """What outlives the daemon, on a tmpfs; and the mount table."""

    def __init__(self):
        self.ledger = {mount: "THAWED" for mount in MOUNTS}
        self.gap = False  # a freeze ended, and no accepted THAW ended it
        self.hooked = False  # freeze hooks began to run, and thaw hooks did not yet
        self.unlogged = False
        self.gone = set()
        self.timer = ""

    def marked(self, *marks):
        return [mount for mount in MOUNTS if self.ledger[mount] in marks]

    def waiting(self):
        return [mount for mount in self.marked("THAWED") if mount not in self.gone]

    def settle(self):
        if not self.marked("FROZEN"):
            self.ledger.update(dict.fromkeys(self.marked("UNSUPPORTED"), "THAWED"))


class Signal(Exception):
    pass


class Expired(Exception):
    """The deadline of the whole freeze, or the watchdog."""


def make(call):
    """Makes a call, however often something else happens before its answer."""
    answer = None
    while answer is None:
        answer = yield call
    return answer


def release(record, unasked):
    """Outer before inner, then the hooks; tells whether somebody else had thawed one."""
    lost = False
    while record.marked("FROZEN", "ORPHAN") or record.hooked:
        if frozen := record.marked("FROZEN"):
            answer = yield f"FITHAW({frozen[-1]})"
            if answer in ("0", "EINVAL"):
                record.ledger[frozen[-1]] = "THAWED"
                record.gap |= unasked
                lost |= answer == "EINVAL"
        elif record.marked("ORPHAN"):
            yield ""  # the rescue is about to thaw it
        elif (yield "thaw hooks"):
            record.hooked = False
    return lost


def released(record, call):
    """Makes a call only while nothing is left to thaw."""
    answer = None
    while answer is None:
        yield from release(record, True)
        answer = yield call
    return answer


def freeze(record):
    """Whether every mount is frozen, or cannot be."""
    record.gap |= bool(record.marked("FROZEN"))
    if record.marked("STUCK", "ORPHAN"):
        return False
    if not record.hooked:
        record.hooked = True
        if (yield from make("freeze hooks")) != "0":
            return False
    record.timer = "freeze deadline"
    try:
        while waiting := record.waiting():
            mount = waiting[0]
            if any(MOUNTS.index(outer) > MOUNTS.index(mount) for outer in record.marked("FROZEN")):
                return False  # it appeared too late
            answer = yield f"FIFREEZE({mount})"
            if answer == "hangs":
                record.ledger[mount] = "STUCK"
            elif answer in ("0", "EOPNOTSUPP"):
                record.ledger[mount] = "FROZEN" if answer == "0" else "UNSUPPORTED"
            if answer not in (None, "0", "EOPNOTSUPP"):
                return False
    except Expired:
        return False
    finally:
        record.timer = ""
    record.gap = False
    return True


def serve(record):
    """Returns when the device refuses or breaks."""
    while True:
        record.timer = "watchdog" if record.marked("FROZEN") or record.hooked else ""
        try:
            request = yield from make("read")
        except Expired:
            record.gap = True
            yield from release(record, False)
            record.settle()
            continue
        finally:
            record.timer = ""
        ok = True
        if request == "EIO":
            return
        if request == "FREEZE":
            ok = yield from freeze(record)
            if not ok:
                yield from release(record, False)
        elif request == "THAW":
            ok = not (record.gap or record.marked("STUCK", "ORPHAN"))
            record.gap |= bool(record.marked("FROZEN"))
            lost = yield from release(record, False)
            ok = ok and not lost
        elif request == "OTHER":
            record.unlogged = True
        if (yield from make("reply(OK)" if ok else "reply(FAIL)")) != "0":
            return
        record.gap &= request != "THAW"
        record.settle()


def stop(record):
    yield from released(record, "exit")
    record.settle()


def daemon(record):
    try:
        while True:
            answer = yield from released(record, "open")
            record.settle()
            if answer != "0":
                return  # the service manager tries again
            if (yield from make("write(REGISTER1)")) == "0":
                if (yield from make("read")) == "VERSION":
                    yield from serve(record)
            yield from released(record, "close")
    except Signal:
        yield from stop(record)


class Tester:
    """Gives the daemon its answers and everything else that happens, and says what it does."""

    def __init__(self):
        self.record, self.running, self.call = Record(), None, ""

    def happens(self, event, mount):
        ledger, gone = self.record.ledger, self.record.gone
        if event in ("start", "stop hook"):
            self.running = (daemon if event == "start" else stop)(self.record)
        elif event == "kill":
            self.running, self.record.unlogged = None, False
        elif event.startswith("hung FIFREEZE"):
            ledger[mount] = "ORPHAN" if event.endswith("completes") else "THAWED"
        elif event == "umount":
            gone.add(mount)
        elif event == "mount":
            gone.discard(mount)

    def take(self, given):
        call, _, answer = given.partition(" = ")
        event, _, mount = call.rstrip(")").partition("(")
        if not answer:
            self.happens(event, mount)
        elif call == "log":
            self.record.unlogged = False
        elif event == "FITHAW" and self.record.ledger[mount] == "ORPHAN":
            self.record.ledger[mount] = "THAWED"  # by the rescue, which is another thread
        if self.running:
            try:
                if event == "signal":
                    self.call = self.running.throw(Signal())
                elif event == self.record.timer:
                    self.call = self.running.throw(Expired())
                else:
                    self.call = self.running.send(answer if answer and call == self.call else None)
            except StopIteration:
                self.running, self.record.unlogged = None, False

    def outputs(self):
        if not self.running:
            return []
        calls = [self.call] if self.call else []
        calls += [f"FITHAW({mount})" for mount in self.record.marked("ORPHAN")]
        quiet = not self.record.marked("FROZEN", "STUCK", "ORPHAN") and not self.record.hooked
        return calls + (["log"] if self.record.unlogged and quiet else [])


tester = Tester()
for line in sys.stdin:
    given = json.loads(line)["input"]
    if given == "reset":
        tester = Tester()
    else:
        tester.take(given)
    print(json.dumps({"outputs": tester.outputs()}), flush=True)
