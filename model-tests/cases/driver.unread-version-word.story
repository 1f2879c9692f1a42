A version word that nobody read makes a FREEZE fail at once; once it is read the next one is served
clauses D11 D15 H2
DaemonOpens
DaemonRegistersLegacy
DaemonRegisters
DaemonRegistersFault
= outmsg = "VERSION"
HostSends(1, "FREEZE")
ReceiveForDaemon
! OfferMessage
FailToOffer
= timer = 0
Respond(1, "FAIL", 0)
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
! FailToOffer
OfferMessage
DaemonReads("FREEZE")
DaemonReplies("OK")
Respond(1, "OK", 0)
