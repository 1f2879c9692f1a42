K09, 2016: a registration does not look into the ring
clauses D9
defect K09 driver
DaemonOpens
DaemonRegistersLegacy
= callback = FALSE
violates D9_RegistrationPolls
