/**
 * A small OpenID Connect issuer of our own, over real HTTP on this machine: for tests and load runs
 * that need people who sign in but no Keycloak. It can also do what a real one never would: forge,
 * replay, expire, fall silent, go away and come back.
 */
@NullMarked
package parley.identity.issuer;

import org.jspecify.annotations.NullMarked;
