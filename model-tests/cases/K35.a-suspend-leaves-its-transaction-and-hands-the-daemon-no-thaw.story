K35, 2020: a suspend leaves its transaction, and hands the daemon no THAW
clauses D14
defect K35 driver
DaemonOpens
DaemonRegistersLegacy
MachineSuspends
= callback = TRUE
= outmsg = "NONE"
violates D14_ThawIsHanded
