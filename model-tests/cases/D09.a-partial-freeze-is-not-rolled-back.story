D09, 2014: a partial freeze is not rolled back
clauses G4
defect D09 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
FreezeMountFails("home")
= phase = "REPLYING"
violates G4_FailMeansThawed
