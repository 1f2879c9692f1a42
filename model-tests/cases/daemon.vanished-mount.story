A frozen file system is unmounted: it is thawed all the same, and the next FREEZE leaves it alone
clauses G12
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
MountVanishes("data")
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "FROZEN", home |-> "FROZEN", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "FROZEN", share |-> "NETWORK"]
DaemonReads("THAW")
ThawMount("root")
ThawMount("home")
ThawMount("data")
ThawHooksRun
FinishThaw
DaemonReplies("OK")
DaemonReads("FREEZE")
FreezeHooksPass
! FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
