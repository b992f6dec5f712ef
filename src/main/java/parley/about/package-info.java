/**
 * What this server says of itself to everybody: who runs it and where, which languages its pages
 * have, which version it is. What its operator can and cannot see is wording of the pages.
 */
@NullMarked
package parley.about;

import org.jspecify.annotations.NullMarked;
