/**
 * The calls that freeze and thaw a Linux file system, and the mount table that says where they are.
 * All foreign memory and every errno of the project live here, so that unsafe code has one address
 * and the rest of the house sees results as values. The daemon and the lab may enter; this room
 * itself looks into {@code frostproof.machine} at most.
 */
package frostproof.freeze;
