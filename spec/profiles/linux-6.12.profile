# The kernel's own driver: hv_snapshot.c and hv_utils_transport.c, in hv_utils.ko.
component driver
subject hv_utils.ko of Linux 6.12
# What it answers.
defects L01 L06 L08 X07
# When it looks into the ring.
defects L03 L04 X04
# Whom it takes for registered.
defects L02 L05
# What a suspend does.
defects L07 X70
