/**
 * Who is it: signing in at an OpenID Connect issuer, sessions kept on the server, accounts, and
 * programs with tokens. Knows no forum. The page a newcomer reads first is {@code Sessions}; what a
 * token must be is in {@code oidc}.
 */
@NullMarked
package parley.identity;

import org.jspecify.annotations.NullMarked;
