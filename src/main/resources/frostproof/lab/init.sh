#!/bin/busybox sh
# The first program of a guest: loads the modules, runs our program, and switches the machine off.
# The program's lines go to the second serial line, the kernel's and its complaints to the first.
export PATH=/bin
busybox mount -t devtmpfs dev /dev
busybox mount -t proc proc /proc
busybox mount -t sysfs sys /sys
busybox stty -F /dev/ttyS1 raw -echo
busybox insmod /modules/simulated_vmbus.ko
while read -r module; do
  busybox insmod "/modules/$module.ko"
done < /modules/order
read -r arguments < /arguments
/jre/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -XX:-UsePerfData -Xmx256m \
  --enable-native-access=ALL-UNNAMED -cp /app:/app/classes.jar frostproof.lab.GuestMain $arguments \
  > /dev/ttyS1
echo "{\"event\":\"gone\",\"status\":$?}" > /dev/ttyS1
busybox poweroff -f
