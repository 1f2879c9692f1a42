K25, 2016: a read of a removed device blocks, and the removal waits for ever
clauses H3
defect K25 driver
DaemonOpens
HostRemovesChannel
! DaemonReadGone
violates H3_GoneNeverBlocks
