/**
 * The runnable reference daemon: it performs what {@link frostproof.machine.Daemon} says and steps
 * it with what the system answered, so that no decision is made outside the machine. Here are the
 * device, the plan of what to freeze, the threads and deadlines, the record on a tmpfs and the
 * hooks. Whoever starts a daemon, or looks at one's record, may enter; the bytes of the protocol
 * and the system calls are in the rooms {@code protocol} and {@code freeze}.
 */
package frostproof.daemon;
