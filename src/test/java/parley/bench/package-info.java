/**
 * Measurements of a node as a process of its own, with its embedded database: {@code mvn -Pbench
 * verify}. Not tests: machines differ and are shared, so it prints figures and judges nothing.
 */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
