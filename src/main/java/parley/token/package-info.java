/**
 * Tokens by which a program of an institution reads lists of one forum, and nothing that was said:
 * named, scoped, for a time, revocable. A token stands for the organiser who made it, on the routes
 * of its scopes only, and no longer than they may organise.
 */
@NullMarked
package parley.token;

import org.jspecify.annotations.NullMarked;
