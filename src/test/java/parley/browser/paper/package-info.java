/** Several people at one paper, each at a browser of their own. */
@NullMarked
package parley.browser.paper;

import org.jspecify.annotations.NullMarked;
