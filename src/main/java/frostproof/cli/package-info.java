/**
 * The command line: Main and one class a subcommand. It turns what the other rooms find into one
 * line a fact, a table or JSON, and an exit status, because that is all that a script or a person
 * at night can use. Nobody enters from another room.
 */
package frostproof.cli;
