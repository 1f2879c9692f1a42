The daemon closes with a request in flight: it fails at once, and nobody is registered any more
clauses H5 D2
DaemonOpens
DaemonRegistersLegacy
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonCloses
= outmsg = "NONE"
= timer = 0
= verdict = "FAIL"
Respond(1, "FAIL", 0)
HostSends(1, "THAW")
! ReceiveForDaemon
ReceiveUnserved
Respond(1, "FAIL", 0)
