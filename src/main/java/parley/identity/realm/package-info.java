/**
 * What a Keycloak realm must hold so that sign-in keeps what Parley promises of it: each rule with
 * its reason, for the realm that comes with Parley and for those that operators export of theirs.
 */
@NullMarked
package parley.identity.realm;

import org.jspecify.annotations.NullMarked;
