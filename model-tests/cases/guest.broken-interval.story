The daemon dies in the frozen interval and the next one thaws: the THAW that comes later is answered FAIL
clauses S1 S3 G8
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
FreezeMount("data")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
Respond(1, "OK", 0)
= promise = "FROZEN"
DaemonDies
= frozen = [data |-> TRUE, root |-> TRUE]
DaemonStarts
! DaemonOpens
ThawMount("root")
= promise = "BROKEN"
ThawMount("data")
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
Respond(1, "FAIL", 0)
= owed = {}
