/**
 * Journeys of people through the whole product in real browsers: real Keycloak, embedded database,
 * furnished demonstration, built pages. What two people see of each other, and what survives when
 * line, page or sign-in is lost.
 */
@NullMarked
package parley.browser;

import org.jspecify.annotations.NullMarked;
