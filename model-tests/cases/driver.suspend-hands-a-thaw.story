The machine sleeps with the guest frozen: the daemon is handed a THAW, its reply is refused, and once it registered anew the next request is served
clauses D14 D7
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
DaemonReplies("OK")
Respond(1, "OK", 0)
CallbackEnds
MachineSuspends
= outmsg = "FAKE_THAW"
= state = "READY"
DaemonPolls("IN")
! HostSends(1, "THAW")
! Interrupt
DaemonReads("THAW")
! DaemonReplies("OK")
DaemonRepliesInvalid("OK")
DaemonCloses
DaemonOpens
DaemonRegisters
DaemonReadsVersion
= callback = TRUE
! CallbackEnds
MachineResumes
CallbackEnds
HostSends(1, "THAW")
= raised = TRUE
Interrupt
= raised = FALSE
ReceiveForDaemon
OfferMessage
DaemonReads("THAW")
DaemonReplies("OK")
Respond(1, "OK", 0)
