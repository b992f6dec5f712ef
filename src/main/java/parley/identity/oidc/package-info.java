/**
 * The issuer's side of signing in, for any OpenID Connect issuer: its metadata and keys, the code
 * flow, and what must hold of each kind of token. Knows neither sessions nor accounts nor HTTP
 * routes; nothing here is kept.
 */
@NullMarked
package parley.identity.oidc;

import org.jspecify.annotations.NullMarked;
