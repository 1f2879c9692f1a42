The deadline passes while the daemon freezes: the late reply is refused, and it thaws and registers again
clauses D6 D7 G7 S2
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
FreezeMount("data")
! DeadlineExpires(900)
DeadlineNears(900)
DeadlineExpires(900)
Respond(1, "FAIL", 0)
= promise = "FAILED"
FreezeMount("root")
FinishFreeze
! DaemonReplies("OK")
DaemonRepliesInvalid("OK")
= frozen = [data |-> TRUE, root |-> TRUE]
! DaemonCloses
ThawMount("root")
! DaemonCloses
ThawMount("data")
DaemonCloses
= frozen = [data |-> FALSE, root |-> FALSE]
DaemonOpens
DaemonRegisters
DaemonReadsVersion
= state = "READY"
