A second FREEZE fails while the first is on: the THAW of the first is answered FAIL
clauses S1 G4
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
MountVanishes("data")
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("home")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
MountAppears("data")
DaemonReads("FREEZE")
= phase = "FREEZING"
AbandonFreeze
ThawMount("root")
ThawMount("home")
ThawHooksRun
FinishThaw
DaemonReplies("FAIL")
DaemonReads("THAW")
FinishThaw
DaemonReplies("FAIL")
