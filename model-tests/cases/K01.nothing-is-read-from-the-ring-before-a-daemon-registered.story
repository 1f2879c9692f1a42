K01, 2013: nothing is read from the ring before a daemon registered
clauses S4
defect K01 driver
Interrupt
HostSends(1, "OTHER")
HostSends(2, "THAW")
DaemonOpens
DaemonRegisters
DaemonCloses
! ReceiveForDriver
DaemonOpens
for ever after step 4
violates S4_Answered
