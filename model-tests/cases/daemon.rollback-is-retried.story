A rollback that fails is tried again until it succeeds, and only then is the FREEZE answered
clauses G2 G4
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeMount("data")
FreezeMount("home")
FreezeMountFails("root")
! DaemonReplies("FAIL")
! ThawMount("data")
ThawMountFails("home")
ThawMountFails("home")
! FinishThaw
= ledger = [data |-> "FROZEN", home |-> "FROZEN", root |-> "THAWED"]
ThawMount("home")
ThawMount("data")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= phase = "SERVING"
