K15, 2016: one short deadline for everything
clauses D6
defect K15 driver
HostSends(1, "FREEZE")
DaemonOpens
DaemonRegistersLegacy
ReceiveForDaemon
OfferMessage
= timer = 30
violates D6_DeadlineLength
