package parley.paper.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;

/** What happens to the papers of a room. */
public sealed interface PaperEvent extends Event permits DraftEvent, OfPaper, PaperEvent.OfRelease {
  @Override
  String room();

  /** What happens to papers that open together. */
  sealed interface OfRelease extends PaperEvent {
    String release();

    @Override
    default String subject() {
      return release();
    }

    @Override
    default List<String> purgedWith() {
      return List.of(release());
    }
  }

  /** How a release is called. */
  record Called(String title) {}

  /** Parties were asked for papers that open together, when all are in or at a time. */
  record ReleaseOpened(
      String room,
      String release,
      List<String> parties,
      @Nullable Instant at,
      @Nullable Called content)
      implements OfRelease {
    @Override
    public Event bare() {
      return new ReleaseOpened(room, release, parties, at, null);
    }
  }

  /** All that was deposited has opened, by {@link OfPaper.PaperReleased} in the same batch. */
  record ReleaseDone(String room, String release) implements OfRelease {}
}
