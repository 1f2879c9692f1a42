#!/usr/bin/env python3
"""A file system for ./frostproof replay --target exec --component filesystem -- ./filesystem.py"""
import json
import sys

frozen, readonly = set(), set()


def answer(verb, mount):
    if verb.endswith(" unprivileged"):
        return "EPERM"
    if verb.endswith(" O_PATH descriptor"):
        return "EBADF"
    if mount == "tmpfs":
        return "EOPNOTSUPP" if verb == "FIFREEZE" else "EINVAL"
    if verb == "FITHAW":
        thaws = mount in frozen
        frozen.discard(mount)
        return "0" if thaws else "EINVAL"
    if verb == "copy":
        return "consistent"
    if mount in frozen:
        return "blocks" if verb == "write" else "EBUSY"
    if verb == "write":
        return "EROFS" if mount in readonly else "0"
    if verb == "remount":
        readonly.symmetric_difference_update({mount})
        return "read-only" if mount in readonly else "read-write"
    frozen.add(mount)
    return "0"


for line in sys.stdin:
    verb, _, mount = json.loads(line)["input"].rstrip(")").partition("(")
    if verb == "reset":
        frozen, readonly = set(), set()
    outputs = [] if verb == "reset" else [answer(verb, mount)]
    print(json.dumps({"outputs": outputs}), flush=True)
