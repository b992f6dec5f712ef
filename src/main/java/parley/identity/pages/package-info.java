/** The few pages that the server itself makes: where the issuer's page cannot stand. */
@NullMarked
package parley.identity.pages;

import org.jspecify.annotations.NullMarked;
