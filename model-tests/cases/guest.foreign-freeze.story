Somebody else holds root frozen: the FREEZE fails, and root is not ours to thaw
clauses G3 G4 G5
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
ForeignFreezes("root")
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
FreezeMount("data")
! FreezeMount("root")
FreezeMountBusy("root")
! FinishThaw
! ThawMount("root")
ThawMount("data")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
Respond(1, "FAIL", 0)
= frozen = [data |-> FALSE, root |-> TRUE]
= foreign = {"root"}
ForeignThaws("root")
= frozen = [data |-> FALSE, root |-> FALSE]
