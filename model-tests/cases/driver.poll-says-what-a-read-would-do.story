Poll: readable exactly when a message is there, never writable
clauses H4
DaemonOpens
DaemonPolls("NONE")
! DaemonPolls("IN")
DaemonRegisters
DaemonPolls("IN")
! DaemonPolls("OUT")
DaemonReadsVersion
DaemonPolls("NONE")
! DaemonPolls("ERR_HUP")
