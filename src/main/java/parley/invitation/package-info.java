/**
 * Invitations: who is asked into a forum, by a letter or by a code told some other way, each bound
 * to one address, good once and for some days; and the way in for whoever comes with one. Read
 * {@code Invitations} first.
 */
@NullMarked
package parley.invitation;

import org.jspecify.annotations.NullMarked;
