K32, 2016: two opens succeed
clauses H1
defect K32 driver
DaemonOpens
DaemonOpens
violates H1_OneOpener
