/**
 * The promises of the product, each by a test that fails when it is broken: nothing acknowledged is
 * lost, what one may not see does not exist, removal is final, the rule decides who is shown how,
 * resume has no gap, bad input is refused, a lost database is no end.
 */
@NullMarked
package parley.trust;

import org.jspecify.annotations.NullMarked;
