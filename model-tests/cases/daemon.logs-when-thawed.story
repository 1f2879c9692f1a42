An unknown operation while frozen is answered at once, and logged when the freeze is over
clauses G6 G11
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
! DaemonLogs
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
DaemonReads("OTHER")
DaemonReplies("OK")
= unlogged = TRUE
! DaemonLogs
DaemonReads("THAW")
! DaemonLogs
ThawMount("root")
ThawMount("home")
ThawMount("data")
! DaemonLogs
ThawHooksRun
DaemonLogs
! DaemonLogs
FinishThaw
DaemonReplies("OK")
