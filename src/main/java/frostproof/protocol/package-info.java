/**
 * The bytes that host, driver and daemon exchange: operations, status words, device messages, host
 * packets and version negotiation, with their codec. The rooms that meet a real device or a real
 * ring need one place that knows every offset, and no other room may know one. Only {@code daemon},
 * {@code replay} and {@code lab} may enter; this room enters no other and does no I/O.
 */
package frostproof.protocol;
