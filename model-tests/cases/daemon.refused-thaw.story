The reply to a THAW that nobody asked for is refused, as in a suspend: the THAW of the host is answered FAIL
clauses S1 G7
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
DaemonReads("THAW")
ThawMount("root")
ThawMount("home")
ThawMount("data")
ThawHooksRun
FinishThaw
DaemonRepliesInvalid("OK")
DaemonCloses
= gap = TRUE
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= gap = FALSE
