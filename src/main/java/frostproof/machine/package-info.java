/**
 * The three components of the protocol and their composition, as pure state machines that are
 * exactly the TLA+ modules of spec/: one record and one method per action, the same names.
 * Everything that decides what may happen lives here, with no clock, no input or output and no
 * randomness, so that it can be compared with the specification state by state. Everybody may
 * enter; it imports nobody.
 */
package frostproof.machine;
