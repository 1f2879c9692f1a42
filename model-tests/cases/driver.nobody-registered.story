Nobody is registered: FREEZE and HOT_BACKUP fail at once, and the driver's own answers are OK
clauses D2 D4 D5 D9
HostSends(1, "FREEZE")
HostSends(2, "HOT_BACKUP")
Interrupt
! ReceiveForDaemon
ReceiveUnserved
Respond(1, "FAIL", 0)
ReceiveUnserved
! Respond(2, "FAIL", 5)
Respond(2, "FAIL", 0)
HostSends(1, "OTHER")
! ReceiveUnserved
ReceiveForDriver
Respond(1, "OK", 0)
= owed = {}
