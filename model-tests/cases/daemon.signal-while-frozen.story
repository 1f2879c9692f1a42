A signal while frozen: the daemon thaws, runs the thaw hooks and then exits
clauses G8 G15 S1
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
SignalArrives
! SignalArrives
! DaemonExits
ThawMount("root")
ThawMount("home")
ThawMount("data")
! DaemonExits
ThawHooksRun
DaemonExits
= phase = "DOWN"
= gap = TRUE
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("THAW")
FinishThaw
DaemonReplies("FAIL")
