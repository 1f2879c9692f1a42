K01, 2013: nothing is read from the ring before a daemon registered
clauses N1
defect K01 driver
HostSends(1, "NEGOTIATE")
Interrupt
! ReceiveForDriver
violates N1_AnsweredAnyway
