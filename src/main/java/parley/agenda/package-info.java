/**
 * Sessions of a room and their agendas: when one meets and who comes, the items in their order with
 * blind bids on how ripe each is, adoption by the co-chairs, outcomes and the chair's summary. The
 * prose in them are texts of {@link parley.draft}. Read {@code Agendas} first.
 */
@NullMarked
package parley.agenda;

import org.jspecify.annotations.NullMarked;
