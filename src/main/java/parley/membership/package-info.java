/**
 * Who sits where: opening a forum and its working groups, seating people who have accounts, adding
 * them to working groups and taking them out, at once and for good. Read {@code Memberships} first.
 */
@NullMarked
package parley.membership;

import org.jspecify.annotations.NullMarked;
