Somebody else thawed what we froze: the THAW is answered FAIL
clauses G14
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMountUnsupported("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
DaemonReads("THAW")
ThawMountInvalid("root")
ThawMount("data")
ThawHooksRun
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
