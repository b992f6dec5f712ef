package parley.paper.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.web.Json;

/** What happens to a draft in the room where it is written. */
public sealed interface DraftEvent extends PaperEvent {
  String draft();

  @Override
  default String subject() {
    return draft();
  }

  @Override
  default List<String> purgedWith() {
    return List.of(draft());
  }

  /** In whose name it is to go out: a party's, or else its author's. */
  record For(@Nullable String party, @Nullable Author author) {}

  /**
   * What is said of a draft.
   *
   * @param doc the document its text begins with, where that is not an empty one
   */
  record Beginning(Heading heading, Json.@Nullable Raw doc) {}

  /** A draft was begun; its id is that of its text. */
  record DraftOpened(
      String room,
      String draft,
      For submitter,
      boolean withoutPrejudice,
      @Nullable Beginning content)
      implements DraftEvent {
    @Override
    public Event bare() {
      return new DraftOpened(room, draft, submitter, withoutPrejudice, null);
    }
  }

  /** What stands above its words is something else. */
  record DraftRevised(
      String room, String draft, For submitter, boolean withoutPrejudice, @Nullable Heading content)
      implements DraftEvent {
    @Override
    public Event bare() {
      return new DraftRevised(room, draft, submitter, withoutPrejudice, null);
    }
  }

  /** A picture or PDF is to go with it. */
  record AnnexLaid(String room, String draft, @Nullable Annex content) implements DraftEvent {
    @Override
    public Event bare() {
      return new AnnexLaid(room, draft, null);
    }
  }

  /** It is not to go with it any more. */
  record AnnexTaken(String room, String draft, String annex) implements DraftEvent {}

  /** Nobody writes in it any more. */
  record DraftEnded(String room, String draft) implements DraftEvent {
    @Override
    public boolean fences() {
      return true;
    }
  }

  /**
   * A copy of it went to a room: the only place where the two are tied together.
   *
   * @param told whether everybody here may know
   */
  record DraftCirculated(String room, String draft, String to, String paper, boolean told)
      implements DraftEvent {
    @Override
    public boolean silent() {
      return !told;
    }
  }
}
