/**
 * State graphs, traces and suites, and the text forms in which they are kept and exchanged. A suite
 * is what the model said, so this room fixes one canonical form of it that is bit-identical on
 * every machine, and refuses a file that is not exactly that. It may import {@code machine} only
 * and touches files; everyone who derives, replays or reports traces enters here.
 */
package frostproof.trace;
