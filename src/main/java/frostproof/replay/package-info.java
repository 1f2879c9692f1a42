/**
 * Replays a suite on a target and compares what happens with what the specification says, step by
 * step. The suite is the same file for every target, and a target is one class, so that what a
 * verdict means does not depend on what was tested. Whoever wants a verdict enters here; real
 * targets live in room lab.
 */
package frostproof.replay;
