/**
 * Sessions for calendars that are not ours: a file of a room's, and an address of a person's own
 * that a telephone asks again and again. Both say when, and nothing else. Read {@code Calendar}
 * first.
 */
@NullMarked
package parley.agenda.calendar;

import org.jspecify.annotations.NullMarked;
