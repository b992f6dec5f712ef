/**
 * Accounts at Keycloak, through its Admin REST interface and with the least that making accounts
 * takes: look up by address, make, ask whether one still stands. It grants nothing and ends
 * nothing.
 */
@NullMarked
package parley.identity.keycloak;

import org.jspecify.annotations.NullMarked;
