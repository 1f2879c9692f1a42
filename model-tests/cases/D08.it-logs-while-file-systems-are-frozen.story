D08, 2015: it logs while file systems are frozen
clauses G6
defect D08 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("OTHER")
DaemonReplies("OK")
DaemonReads("FREEZE")
FreezeHooksPass
FreezeMount("data")
DaemonLogs
violates G6_LogsThawed
