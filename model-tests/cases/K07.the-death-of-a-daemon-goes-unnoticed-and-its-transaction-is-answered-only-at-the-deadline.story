K07, 2015: the death of a daemon goes unnoticed, and its transaction is answered only at the deadline
clauses H5
defect K07 driver
HostSends(1, "FREEZE")
DaemonOpens
DaemonRegistersLegacy
ReceiveForDaemon
DaemonCloses
= state = "HOSTMSG_RECEIVED"
= verdict = "NONE"
violates H5_CloseFails
