The freeze as a whole takes too long: what was frozen is thawed, and the answer is FAIL
clauses G13
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
! FreezeDeadlineExpires
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeDeadlineExpires
! FreezeMount("home")
ThawMount("data")
ThawHooksRun
FinishThaw
DaemonReplies("FAIL")
