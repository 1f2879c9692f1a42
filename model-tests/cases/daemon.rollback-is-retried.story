A rollback that fails is tried again until it succeeds, and only then is the FREEZE answered
clauses G2 G4 G15
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMountFails("root")
! DaemonReplies("FAIL")
! ThawMount("data")
ThawMountFails("home")
ThawMountFails("home")
! FinishThaw
= ledger = [bind |-> "SAME_SUPERBLOCK", data |-> "FROZEN", home |-> "FROZEN", image |-> "LOOP_BACKED", optical |-> "READONLY", root |-> "THAWED", share |-> "NETWORK"]
ThawMount("home")
! ThawHooksRun
ThawMount("data")
! FinishThaw
ThawHooksRun
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= phase = "SERVING"
