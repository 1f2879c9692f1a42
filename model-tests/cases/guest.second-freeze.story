A second FREEZE that no daemon reads in time is answered FAIL, and the watchdog ends the first
clauses S2 G9
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
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DeadlineNears(900)
DeadlineExpires(900)
Respond(1, "FAIL", 0)
= promise = "FAILED"
= frozen = [data |-> TRUE, root |-> TRUE]
WatchdogExpires
ThawMount("root")
ThawMount("data")
FinishRelease
= frozen = [data |-> FALSE, root |-> FALSE]
