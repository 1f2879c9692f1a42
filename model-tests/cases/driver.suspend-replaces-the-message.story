The machine sleeps before the daemon read a FREEZE: it reads a THAW instead, no old id is answered, and a request in the meantime fails at once
clauses D14 D15
DaemonOpens
DaemonRegistersLegacy
HostSends(1, "FREEZE")
HostSends(2, "THAW")
ReceiveForDaemon
OfferMessage
= outmsg = "FREEZE"
MachineSuspends
= owed = {}
= ring = <<>>
= timer = 0
! DeadlineNears(900)
! DaemonReads("FREEZE")
MachineResumes
! Respond(1, "FAIL", 0)
HostSends(1, "HOT_BACKUP")
Interrupt
ReceiveForDaemon
! OfferMessage
FailToOffer
= outmsg = "FAKE_THAW"
Respond(1, "FAIL", 0)
DaemonRegistersFault
DaemonReads("THAW")
DaemonRepliesInvalid("OK")
HostSends(1, "HOT_BACKUP")
ReceiveForDaemon
OfferMessage
DaemonReads("HOT_BACKUP")
DaemonReplies("OK")
Respond(1, "OK", 5)
