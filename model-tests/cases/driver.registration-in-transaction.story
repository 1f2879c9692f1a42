A registration in the middle of a transaction is refused, and the transaction goes on
clauses D10
DaemonOpens
DaemonRegisters
DaemonReadsVersion
HostSends(1, "FREEZE")
ReceiveForDaemon
OfferMessage
DaemonReads("FREEZE")
! DaemonRegisters
! DaemonRegistersLegacy
DaemonRegistersInvalid("REGISTER1")
DaemonRegistersInvalid("REGISTER")
= state = "USERSPACE_REQ"
= timer = 900
DaemonReplies("OK")
DaemonRegistersInvalid("REGISTER1")
Respond(1, "OK", 0)
! DaemonRegistersInvalid("REGISTER1")
DaemonRegisters
DaemonReadsVersion
= state = "READY"
