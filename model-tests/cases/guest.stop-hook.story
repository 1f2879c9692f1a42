The frozen daemon is killed and not started again: the stop hook of the service manager thaws
clauses S3 G8
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
StopHookStarts
! DaemonExits
ThawMount("root")
ThawMount("data")
= promise = "BROKEN"
DaemonExits
= frozen = [data |-> FALSE, root |-> FALSE]
