The machine sleeps while it is frozen: the daemon thaws, registers anew, and the host's THAW is answered FAIL
clauses S1 D14 G7
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
FreezeMount("data")
FreezeMount("root")
FinishFreeze
DaemonReplies("OK")
Respond(1, "OK", 0)
= promise = "FROZEN"
CallbackEnds
MachineSuspends
! HostSends(1, "THAW")
DaemonReads("THAW")
= promise = "FROZEN"
ThawMount("root")
= promise = "BROKEN"
ThawMount("data")
FinishThaw
! DaemonReplies("OK")
DaemonRepliesInvalid("OK")
DaemonCloses
MachineResumes
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
FinishThaw
! DaemonReplies("OK")
DaemonReplies("FAIL")
Respond(1, "FAIL", 0)
= promise = "NONE"
