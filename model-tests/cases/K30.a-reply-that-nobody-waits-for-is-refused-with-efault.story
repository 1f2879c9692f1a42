K30, 2016: a reply that nobody waits for is refused with EFAULT
clauses D7
defect K30 driver
DaemonOpens
! DaemonRepliesInvalid("FAIL")
! DaemonRepliesInvalid("OK")
violates D7_RefusedAsInvalid
