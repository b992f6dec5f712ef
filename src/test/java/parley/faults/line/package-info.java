/**
 * Lines between a client and a server on loopback that misbehave as a test says; one kind knows
 * what MongoDB speaks.
 */
@NullMarked
package parley.faults.line;

import org.jspecify.annotations.NullMarked;
