/**
 * What a person shows beside the password: which means they have, how they come by one, and who
 * must have one. The means themselves are kept by the issuer; here is only asked for them.
 */
@NullMarked
package parley.identity.factor;

import org.jspecify.annotations.NullMarked;
