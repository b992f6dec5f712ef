package parley.conduct;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;

/** What happens in chairing a room. */
sealed interface ConductEvent extends Event {
  @Override
  String room();

  /** Nothing is sent to the room, or to one thread of it, until then; null: from now on again. */
  record CoolingSet(String room, @Nullable String thread, @Nullable Instant until)
      implements ConductEvent {
    @Override
    public String subject() {
      return thread == null ? room : thread;
    }
  }

  /** What was written privately. */
  record Words(String text) {}

  /**
   * A private line was written, or answered; nobody in the room is told.
   *
   * @param line the line that this belongs to; of a new one, its own id
   * @param about the contribution it is about, in that thread
   */
  record LineWritten(
      String room,
      String line,
      String id,
      @Nullable String thread,
      @Nullable String about,
      Author author,
      Rule rule,
      @Nullable Words content)
      implements ConductEvent {
    @Override
    public String subject() {
      return id;
    }

    @Override
    public List<String> purgedWith() {
      return thread == null || about == null ? List.of(id) : List.of(id, thread, about);
    }

    @Override
    public boolean silent() {
      return true;
    }

    @Override
    public Event bare() {
      return new LineWritten(room, line, id, thread, about, author, rule, null);
    }
  }

  /** What a round is about. */
  record Question(String text) {}

  /** A tour de table began: these parties in this order. */
  record TourOpened(String room, String tour, List<String> order, @Nullable Question content)
      implements ConductEvent {
    @Override
    public String subject() {
      return tour;
    }

    @Override
    public List<String> purgedWith() {
      return List.of(tour);
    }

    @Override
    public Event bare() {
      return new TourOpened(room, tour, order, null);
    }
  }

  /** A party has had its turn, or let it go by. */
  record TurnTaken(String room, String tour, String party, boolean passed) implements ConductEvent {
    @Override
    public String subject() {
      return tour;
    }
  }

  /** The round is over, whoever has not spoken. */
  record TourClosed(String room, String tour) implements ConductEvent {
    @Override
    public String subject() {
      return tour;
    }
  }
}
