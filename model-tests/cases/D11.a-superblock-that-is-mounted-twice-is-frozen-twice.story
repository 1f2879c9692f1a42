D11, 2015: a superblock that is mounted twice is frozen twice
clauses G2
defect D11 daemon
DaemonStarts
MountVanishes("data")
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("home")
FreezeMountBusy("bind")
violates G2_OnlyEligible
