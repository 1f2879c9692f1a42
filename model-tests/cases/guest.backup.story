A backup: frozen inner before outer, thawed in reverse
clauses G1 G2 G3 G5 D3
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
! FreezeMount("root")
FreezeMount("data")
! FinishFreeze
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
= frozen = [data |-> TRUE, root |-> TRUE]
Respond(1, "OK", 0)
= promise = "FROZEN"
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
! ThawMount("data")
ThawMount("root")
! FinishThaw
ThawMount("data")
FinishThaw
DaemonReplies("OK")
Respond(1, "OK", 0)
= frozen = [data |-> FALSE, root |-> FALSE]
= promise = "NONE"
= owed = {}
