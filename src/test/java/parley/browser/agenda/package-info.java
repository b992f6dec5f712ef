/** Several people at one agenda, each at a browser of their own. */
@NullMarked
package parley.browser.agenda;

import org.jspecify.annotations.NullMarked;
