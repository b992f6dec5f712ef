package parley.paper.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Event;
import parley.paper.state.Submitter.Hold;
import parley.web.Json;

/** What happens to a paper in the room it went to. None of these knows the draft. */
public sealed interface OfPaper extends PaperEvent {
  String paper();

  @Override
  default String subject() {
    return paper();
  }

  @Override
  default List<String> purgedWith() {
    return List.of(paper());
  }

  /**
   * The words of a paper, whole.
   *
   * @param annexes what goes with it; null for nothing
   */
  record Words(Heading heading, Json.Raw doc, @Nullable List<Annex> annexes) {
    /** Where the files of what goes with it lie. */
    List<Annex.Kept> files() {
      return annexes == null ? List.of() : annexes.stream().map(Annex::kept).toList();
    }
  }

  /** What was said in it, or null where nothing was or it is no more to be had. */
  default @Nullable Words words() {
    return switch (this) {
      case PaperCirculated e -> e.content();
      case PaperRevised e -> e.content();
      case NonPaperPublished e -> e.content();
      case PaperReleased e -> null;
      case PaperWithdrawn e -> null;
    };
  }

  /**
   * A paper came to the room; nobody is told while it is held.
   *
   * @param symbol null while it is held: numbers are counted by what has opened
   */
  record PaperCirculated(
      String room,
      String paper,
      Submitter submitter,
      boolean withoutPrejudice,
      @Nullable String symbol,
      @Nullable Hold hold,
      @Nullable Words content)
      implements OfPaper {
    @Override
    public Event bare() {
      return new PaperCirculated(room, paper, submitter, withoutPrejudice, symbol, hold, null);
    }

    @Override
    public boolean silent() {
      return hold != null;
    }
  }

  /** What was held is open to the room. */
  record PaperReleased(String room, String paper, String symbol) implements OfPaper {}

  /** A paper got its next revision. */
  record PaperRevised(
      String room, String paper, int revision, boolean withoutPrejudice, @Nullable Words content)
      implements OfPaper {
    @Override
    public Event bare() {
      return new PaperRevised(room, paper, revision, withoutPrejudice, null);
    }
  }

  /**
   * A paper was taken back with all its revisions; a tombstone stays.
   *
   * @param told false if it was not open: then nobody learns that it was there
   */
  record PaperWithdrawn(String room, String paper, boolean told) implements OfPaper {
    @Override
    public boolean silent() {
      return !told;
    }
  }

  /**
   * A non-paper came to the room. Of whom is kept nowhere.
   *
   * @param secret SHA-256 of what its author alone has, by which it is withdrawn
   */
  record NonPaperPublished(String room, String paper, String secret, @Nullable Words content)
      implements OfPaper {
    @Override
    public Event bare() {
      return new NonPaperPublished(room, paper, secret, null);
    }
  }
}
