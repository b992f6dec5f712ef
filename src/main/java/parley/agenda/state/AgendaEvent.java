package parley.agenda.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Rotation.Holiday;
import parley.forum.Event;

/** What happens to a room's sessions and their agendas. None of these says who asked for it. */
public sealed interface AgendaEvent extends Event {
  @Override
  String room();

  /** The days on which one does not meet. */
  record Holidays(List<Holiday> holidays) {}

  /** From here on the parties' days are counted in these zones (by party), with these holidays. */
  record RotationSet(String room, Map<String, String> zones, @Nullable Holidays content)
      implements AgendaEvent {
    @Override
    public String subject() {
      return room;
    }

    @Override
    public Event bare() {
      return new RotationSet(room, zones, null);
    }
  }

  /** From here on texts of agendas are written live, or put in whole. */
  record LiveSwitched(String room, boolean live) implements AgendaEvent {
    @Override
    public String subject() {
      return room;
    }
  }

  /** One that is about a session. */
  sealed interface OfSession extends AgendaEvent
      permits SessionEvent, ItemEvent, AdoptionEvent, AmendmentEvent {
    String session();

    @Override
    default String subject() {
      return session();
    }
  }

  /** What happens to an agenda as a whole. */
  sealed interface AdoptionEvent extends OfSession {
    /** The co-chairs were asked to adopt it as it stands. */
    record AdoptionAsked(String room, String session, Instant deadline, boolean hidden)
        implements AdoptionEvent {
      @Override
      public boolean fences() {
        return true;
      }
    }

    /**
     * A party's co-chair answered.
     *
     * @param told whether the room may know that now
     */
    record ConsentGiven(String room, String session, String party, Consent consent, boolean told)
        implements AdoptionEvent {
      @Override
      public boolean silent() {
        return !told;
      }
    }

    /** All have answered, or one has objected in the open. */
    record AdoptionSettled(String room, String session, boolean adopted) implements AdoptionEvent {}

    /** The co-chairs are asked no more. */
    record AdoptionTakenBack(String room, String session) implements AdoptionEvent {}

    /** The chair's summary was issued. */
    record SummaryIssued(String room, String session) implements AdoptionEvent {
      @Override
      public boolean fences() {
        return true;
      }
    }
  }
}
