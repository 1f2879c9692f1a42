Somebody else thawed what we froze: the THAW is answered FAIL
clauses G14
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeMount("data")
FreezeMountUnsupported("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
DaemonReads("THAW")
ThawMountInvalid("root")
ThawMount("data")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= ledger = [data |-> "THAWED", home |-> "THAWED", root |-> "THAWED"]
