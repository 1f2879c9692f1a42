A freeze that hangs completes when nobody runs: the next daemon thaws it before it opens the device
clauses G8 G13
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountUnsupported("data")
FreezeMountHangs("home")
DaemonDies
StuckFreezeCompletes("home")
! ThawOrphan("home")
DaemonStarts
! DaemonOpens
ThawOrphan("home")
ThawHooksRun
DaemonOpens
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "THAWED", home |-> "THAWED", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
