A signal in the middle of a freeze: no answer of ours, but what was frozen is thawed before the exit
clauses G8
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
SignalArrives
= word = "NONE"
! FreezeMount("home")
! DaemonExits
ThawMountFails("data")
ThawMount("data")
ThawHooksRun
DaemonExits
