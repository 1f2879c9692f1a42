K14, 2016: HOT_BACKUP is answered OK with no daemon
clauses D2
defect K14 driver
HostSends(1, "HOT_BACKUP")
Interrupt
ReceiveUnserved
= verdict = "OK"
violates D2_UnservedFails
