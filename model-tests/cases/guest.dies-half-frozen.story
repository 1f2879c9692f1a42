The daemon dies with one of two file systems frozen, and the next one recovers
clauses G8 H5 S2 S3
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
FreezeMount("data")
DaemonDies
= state = "DEVICE_INIT"
= frozen = [data |-> TRUE, root |-> FALSE]
Respond(1, "FAIL", 0)
= promise = "FAILED"
DaemonStarts
! DaemonOpens
ThawMountFails("data")
! DaemonOpens
ThawMount("data")
= frozen = [data |-> FALSE, root |-> FALSE]
DaemonOpens
DaemonRegisters
DaemonReadsVersion
= state = "READY"
