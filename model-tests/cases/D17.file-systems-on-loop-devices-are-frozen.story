D17, 2017: file systems on loop devices are frozen
clauses G2
defect D17 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountBusy("image")
violates G2_OnlyEligible
