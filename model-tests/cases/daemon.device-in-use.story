Somebody else has the device: the daemon exits, and its next start finds it free
clauses G10
DaemonStarts
DaemonOpenBusy
= phase = "DOWN"
! DaemonOpens
DaemonStarts
DaemonOpens
