# The daemon of the kernel's own tools/hv, as Debian 12 packages it (hyperv-daemons).
component daemon
subject hv_vss_daemon of hyperv-daemons 6.1
# What it does not have: hooks, a watchdog, a record, deadlines, a handler of SIGTERM.
defects X201 X202 X203 X206 X85
# What it goes by: the mount table and its order, whoever froze what, and what appears and vanishes.
defects X204 X205 X207 D11
# How it takes answers of the file systems.
defects D03 X27 X29 X34 X208
# At the device and the log.
defects X209 X210 X211
