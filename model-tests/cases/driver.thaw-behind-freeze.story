A THAW queued behind a FREEZE is served without a further interrupt
clauses D1 D3 D9
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
HostSends(2, "THAW")
Interrupt
= callback = FALSE
! ReceiveForDaemon
DaemonReads("FREEZE")
DaemonReplies("OK")
! ReceiveForDaemon
Respond(1, "OK", 0)
= callback = TRUE
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
DaemonReplies("OK")
Respond(2, "OK", 0)
CallbackEnds
= owed = {}
= ring = <<>>
