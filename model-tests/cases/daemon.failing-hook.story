A freeze hook fails: nothing is frozen, the thaw hooks run, and the FREEZE is answered FAIL
clauses G15
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
= hooked = TRUE
! FreezeMount("data")
FreezeHooksFail
! FreezeMount("data")
! FinishThaw
ThawHooksRun
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
