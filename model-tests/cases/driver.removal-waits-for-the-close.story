The device is removed in a transaction: nothing is answered, the daemon is refused everything but close, and the new instance is fresh
clauses D13 H1 H2 H3 H4
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
DaemonReadBlocks
HostRemovesChannel
= state = "DEVICE_DYING"
= timer = 0
= request = [id |-> 0, op |-> "NONE"]
= owed = {}
! DaemonReadBlocks
DaemonReadGone
! DaemonReplies("OK")
! DaemonRepliesInvalid("OK")
DaemonWriteGone
! DaemonOpenBusy
DaemonOpenGone
! DaemonPolls("IN")
DaemonPolls("ERR_HUP")
! HostOffersChannel
DaemonCloses
= state = "DEVICE_DYING"
! DaemonOpens
DaemonOpenGone
HostOffersChannel
= state = "DEVICE_INIT"
DaemonOpens
DaemonRegistersLegacy
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
DaemonReplies("OK")
Respond(1, "OK", 0)
