/**
 * What came of a replay, for people and for other programs: explanations, sequence charts, JUnit
 * XML and KTAP. A verdict is only useful to whoever can see from it what to do next, so this room
 * says the same facts in each reader's language and adds none. It may import the rooms whose facts
 * it tells and writes text only; commands enter here.
 */
package frostproof.report;
