/**
 * What happened to a room's sessions and agendas, and how they stand since: the events and their
 * fold. What one may ask for, and who may see what, is above.
 */
@NullMarked
package parley.agenda.state;

import org.jspecify.annotations.NullMarked;
