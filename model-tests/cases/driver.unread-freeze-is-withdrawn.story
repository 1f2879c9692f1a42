A FREEZE that nobody read in time is withdrawn, and does not get in the way of the next request
clauses D6 D8
DaemonOpens
DaemonRegistersLegacy
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
= outmsg = "FREEZE"
! DeadlineNears(30)
DeadlineNears(900)
DeadlineExpires(900)
= outmsg = "NONE"
! DaemonReads("FREEZE")
DaemonReadBlocks
Respond(1, "FAIL", 0)
! DaemonReplies("OK")
DaemonRepliesInvalid("OK")
HostSends(1, "THAW")
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
DaemonReplies("OK")
Respond(1, "OK", 0)
