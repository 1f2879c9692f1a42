D14, 2017: exit on a refused reply, with file systems frozen
clauses G7
defect D14 daemon
DaemonStarts
DaemonOpens
DaemonRegisters
DaemonReadsVersion
DaemonReads("OTHER")
DaemonRepliesInvalid("OK")
= phase = "DOWN"
violates G7_RefusedRecovers
