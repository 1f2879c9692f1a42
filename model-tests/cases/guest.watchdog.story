The host forgets its THAW: the watchdog thaws, and the THAW that comes after all is answered FAIL
clauses S1 S3 G9
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
WatchdogExpires
ThawMount("root")
= promise = "BROKEN"
ThawMount("data")
FinishRelease
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
Respond(1, "FAIL", 0)
= promise = "NONE"
