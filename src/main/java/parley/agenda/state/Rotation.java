package parley.agenda.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.store.Position;

/**
 * By what a room shares its bad hours fairly, and whether it writes live; immutable.
 *
 * @param zones IANA zone by party
 * @param live whether texts of agendas are written live, or put in whole
 * @param at the entry that set zones and holidays
 */
public record Rotation(
    Map<String, String> zones, List<Holiday> holidays, boolean live, Position at) {
  public static final Rotation NONE = new Rotation(Map.of(), List.of(), true, Position.START);

  /** A day (2026-12-25) on which a party does not meet; without one, on which nobody does. */
  public record Holiday(String date, @Nullable String party, String name) {}

  Rotation set(AgendaEvent.RotationSet e, Position place) {
    List<Holiday> days = e.content() == null ? List.of() : e.content().holidays();
    return new Rotation(e.zones(), days, live, place);
  }

  Rotation switched(boolean on) {
    return new Rotation(zones, holidays, on, at);
  }
}
