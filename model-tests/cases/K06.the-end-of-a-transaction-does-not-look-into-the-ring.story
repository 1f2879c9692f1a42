K06, 2015: the end of a transaction does not look into the ring
clauses D9
defect K06 driver
HostSends(1, "FREEZE")
Interrupt
ReceiveUnserved
Respond(1, "FAIL", 0)
= callback = FALSE
violates D9_EndPolls
