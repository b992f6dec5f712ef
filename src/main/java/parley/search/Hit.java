package parley.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken.Found;
import parley.forum.View;
import parley.search.Printed.Piece;
import parley.store.Position;

/** What fits a question, and how well. */
sealed interface Hit {
  int fit();

  View view();

  Instant time();

  Position at();

  String language();

  /** Of whom it is, as its reader's view names them; null where it names nobody. */
  @Nullable String name();

  default String forum() {
    return view().forum().id();
  }

  default Rank rank() {
    return new Rank(fit(), time(), forum(), view().room().id(), at());
  }

  /**
   * What the order of hits depends on: never an id of theirs, nor what else there is.
   *
   * @param at within the room
   */
  record Rank(int fit, Instant time, String forum, String room, Position at) {}

  /** A contribution, perhaps in the words of a translation. */
  record Said(Found found, int fit) implements Hit {
    @Override
    public View view() {
      return found.view();
    }

    @Override
    public Instant time() {
      return found.time();
    }

    @Override
    public Position at() {
      return found.at();
    }

    @Override
    public String language() {
      return found.language();
    }

    @Override
    public @Nullable String name() {
      return found.author().name();
    }
  }

  /** A paper, or a version of one. */
  record Submitted(Piece piece, int fit) implements Hit {
    @Override
    public View view() {
      return piece.view();
    }

    @Override
    public Instant time() {
      return piece.time();
    }

    @Override
    public Position at() {
      return piece.at();
    }

    @Override
    public String language() {
      return piece.language();
    }

    @Override
    public @Nullable String name() {
      return piece.byParty() ? null : piece.submitter().name();
    }
  }
}
