No THAW comes: the watchdog thaws, and the THAW that comes later is answered FAIL
clauses G9 S1
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
! WatchdogExpires
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
WatchdogExpires
! DaemonReads("THAW")
ThawMount("root")
ThawMount("home")
ThawMount("data")
! FinishRelease
ThawHooksRun
FinishRelease
= phase = "SERVING"
! WatchdogExpires
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
= gap = FALSE
DaemonReads("THAW")
FinishThaw
DaemonReplies("OK")
