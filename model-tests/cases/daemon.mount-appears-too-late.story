A file system is mounted within one that is frozen already: the FREEZE fails, because not every one is frozen
clauses G2 G3 G12
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
MountVanishes("data")
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("home")
! AbandonFreeze
MountAppears("data")
! FreezeMount("data")
! FreezeMount("root")
! FinishFreeze
AbandonFreeze
ThawMount("home")
ThawHooksRun
FinishThaw
DaemonReplies("FAIL")
