The host takes the channel away while the guest is frozen: the daemon thaws without being asked
clauses S2 S3 D13 G7
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
HostRemovesChannel
! HostOffersChannel
DeviceBreaks
! DaemonCloses
ThawMount("root")
ThawMount("data")
DaemonCloses
DaemonOpenGone
= phase = "DOWN"
HostOffersChannel
DaemonStarts
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
