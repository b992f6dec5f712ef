/**
 * The demonstration's mail server: takes every letter on loopback, keeps it beside the forums, and
 * shows it on a page; none ever leaves this machine.
 */
@NullMarked
package parley.embedded.mail;

import org.jspecify.annotations.NullMarked;
