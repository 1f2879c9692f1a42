"""A daemon with a fault, which is named by its argument; without one it does as the contract says.

It has what the stories of PlantedDaemonTest ask for: no watchdog, no record, no deadline. Only
modules that are built into the interpreter are used, so that its private root is small.
"""
import _signal
import errno
import fcntl
import posix
import select
import sys

FIFREEZE, FITHAW = 0xC0045877, 0xC0045878
HOOK = "/run/hooks/hook"
OK, FAIL = b"\0" * 12, bytes([5, 0x40, 0, 0x80]) + b"\0" * 8
FREEZE, THAW, HOT_BACKUP = 5, 6, 2
FAULT = sys.argv[1] if len(sys.argv) > 1 else ""

frozen = []  # descriptors, innermost first
points = []  # theirs
hooked = False


class Stop(Exception):
    pass


def stop(*_):
    raise Stop


def exists(path):
    try:
        posix.stat(path)
        return True
    except OSError:
        return False


def eligible():
    """Mount points, inner before outer."""
    points, seen = [], set()
    with open("/proc/self/mountinfo") as table:
        for line in table:
            before, after = line.split(" - ")
            device, point = before.split()[2], before.split()[4]
            kind, _, options = after.split()
            if kind != "ext4":
                continue
            if "ro" in options.split(",") and FAULT != "D04":
                continue
            if exists("/sys/dev/block/" + device + "/loop") and FAULT != "D17":
                continue
            if device not in seen or FAULT == "D11":
                seen.add(device)
                points.append(point)
    inner_first = sorted(points, key=lambda point: -point.count("/") - (point != "/"))
    return inner_first[::-1] if FAULT == "order" else inner_first


def hook(argument):
    child = posix.posix_spawn(HOOK, [HOOK, argument], {})
    return posix.waitpid(child, 0)[1] == 0


def thaw():
    """Whether all was still frozen."""
    global hooked
    whole = True
    while frozen:
        if FAULT == "path":
            frozen[-1] = posix.open(points[len(frozen) - 1], posix.O_RDONLY)
        try:
            fcntl.ioctl(frozen[-1], FITHAW, 0)
        except OSError as failure:
            if failure.errno != errno.EINVAL:
                continue
            whole = False
        posix.close(frozen.pop())
    if hooked:
        hook("thaw")
        hooked = False
    return whole


def freeze():
    global hooked
    hooked = True
    good = hook("freeze")
    for point in eligible() if good else []:
        descriptor = posix.open(point, posix.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, FIFREEZE, 0)
            points[len(frozen):] = [point]
            frozen.append(descriptor)
            good = FAULT == "D01" or good
        except OSError as failure:
            posix.close(descriptor)
            if failure.errno == errno.EOPNOTSUPP and FAULT != "D03":
                continue
            good = False
            if FAULT != "D01":
                break
    if FAULT == "D08" and frozen:
        log("frozen")
    if FAULT == "disk" and frozen:
        posix.write(posix.open("/tmp/note", posix.O_CREAT | posix.O_WRONLY), b"frozen")
    if FAULT == "exit" and frozen:
        posix._exit(3)
    if not good and FAULT != "D09":
        thaw()
    return good


def log(text):
    posix.write(2, (text + "\n").encode())


def serve(device):
    poll = select.poll()
    poll.register(device, select.POLLIN)
    while True:
        if FAULT == "unplugged" and poll.poll()[0][1] & select.POLLHUP:
            posix._exit(1)
        request = posix.read(device, 12)[0]
        if FAULT == "spin":
            while True:
                pass
        if FAULT == "crash":
            posix.kill(posix.getpid(), _signal.SIGSEGV)
        if request == FREEZE:
            good = freeze()
        elif request == THAW:
            good = thaw()
        else:
            good = True
        posix.write(device, b"garbage" if FAULT == "garbage" else OK if good else FAIL)


def main():
    while True:
        device = posix.open("/dev/vmbus/hv_vss", posix.O_RDWR)
        try:
            posix.write(device, bytes([129]) + b"\0" * 11)
            posix.read(device, 4)
            serve(device)
        except OSError as failure:
            log(str(failure)) if not frozen else None
            if failure.errno == errno.EINVAL and FAULT == "D14":
                posix._exit(1)
            if failure.errno == errno.EIO and FAULT == "D15":
                posix._exit(1)
            if failure.errno == errno.EBADF and FAULT == "removed":
                posix._exit(1)
        thaw()
        posix.close(device)


_signal.signal(_signal.SIGTERM, stop)
_signal.signal(_signal.SIGINT, _signal.SIG_DFL if FAULT == "interrupt" else stop)
_signal.signal(_signal.SIGHUP, _signal.SIG_DFL if FAULT == "hangup" else stop)
try:
    main()
except Stop:
    thaw()
