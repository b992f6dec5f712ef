/**
 * What a person wants to hear of, and how far they have read: their own, sealed, the same on all
 * their devices, in no journal and shown to nobody else. Read {@code Heeds} first.
 */
@NullMarked
package parley.attention;

import org.jspecify.annotations.NullMarked;
