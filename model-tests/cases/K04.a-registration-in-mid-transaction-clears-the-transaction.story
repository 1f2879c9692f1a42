K04, 2015: a registration in mid-transaction clears the transaction
clauses D10
defect K04 driver
HostSends(1, "FREEZE")
DaemonOpens
DaemonRegistersLegacy
ReceiveForDaemon
DaemonRegisters
violates D10_TransactionSurvives
