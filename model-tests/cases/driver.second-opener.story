A second opener is refused, until the first one closes
clauses H1 H5
! DaemonCloses
DaemonOpens
! DaemonOpens
DaemonOpenBusy
= openers = 1
DaemonRegistersLegacy
= state = "READY"
DaemonOpenBusy
DaemonCloses
= state = "DEVICE_INIT"
! DaemonOpenBusy
DaemonOpens
