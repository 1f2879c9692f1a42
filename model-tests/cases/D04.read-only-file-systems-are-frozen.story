D04, 2015: read-only file systems are frozen
clauses G2
defect D04 daemon
DaemonStarts
MountVanishes("data")
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMountBusy("optical")
violates G2_OnlyEligible
