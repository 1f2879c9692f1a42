K02, 2014: no deadline
clauses D6
defect K02 driver
HostSends(1, "FREEZE")
DaemonOpens
DaemonRegistersLegacy
ReceiveForDaemon
OfferMessage
= timer = 0
violates D6_DeadlineRuns
