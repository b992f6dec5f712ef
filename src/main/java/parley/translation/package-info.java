/**
 * The languages of a discussion: which ones a room works in, and working translations of what is
 * said there. A translation stands beside its original, under its rule and horizon, and goes with
 * it; it is made by people, and no text leaves the server. Read {@code Translations} first.
 */
@NullMarked
package parley.translation;

import org.jspecify.annotations.NullMarked;
