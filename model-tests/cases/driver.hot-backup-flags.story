HOT_BACKUP answered OK says that the guest does no auto-recovery
clauses D4 D6
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "HOT_BACKUP")
ReceiveForDaemon
OfferMessage
= timer = 30
DaemonReads("HOT_BACKUP")
DaemonReplies("OK")
! Respond(1, "OK", 0)
Respond(1, "OK", 5)
