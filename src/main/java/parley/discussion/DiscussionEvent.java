package parley.discussion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc.Quote;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;
import parley.web.Json;

/** What happens in the threads of a room. None of these says who asked for it. */
sealed interface DiscussionEvent extends Event {
  @Override
  String room();

  String thread();

  String contribution();

  @Override
  default List<String> purgedWith() {
    return List.of(thread(), contribution());
  }

  /** What was said, or null where nothing was or it is no more to be had. */
  default Json.@Nullable Raw words() {
    return switch (this) {
      case ThreadOpened e -> e.content() == null ? null : e.content().body();
      case Contributed e -> e.content() == null ? null : e.content().body();
      case Edited e -> e.content() == null ? null : e.content().body();
      case Withdrawn e -> null;
    };
  }

  @Override
  default String subject() {
    return contribution();
  }

  /** The words a thread opens with. */
  record Opening(String title, String language, Json.Raw body) {}

  /** A thread was opened by its first contribution. */
  record ThreadOpened(
      String room,
      String thread,
      String contribution,
      Author author,
      Rule rule,
      List<Quote> quotes,
      @Nullable Opening content)
      implements DiscussionEvent {
    @Override
    public Event bare() {
      return new ThreadOpened(room, thread, contribution, author, rule, quotes, null);
    }
  }

  /** The words of a contribution. */
  record Said(String language, Json.Raw body) {}

  /** A contribution was made. */
  record Contributed(
      String room,
      String thread,
      String contribution,
      @Nullable String parent,
      Author author,
      Rule rule,
      List<Quote> quotes,
      @Nullable Said content)
      implements DiscussionEvent {
    @Override
    public Event bare() {
      return new Contributed(room, thread, contribution, parent, author, rule, quotes, null);
    }
  }

  /** The words of a later version. */
  record Revised(Json.Raw body) {}

  /** A contribution got a new version. */
  record Edited(
      String room,
      String thread,
      String contribution,
      int version,
      List<Quote> quotes,
      @Nullable Revised content)
      implements DiscussionEvent {
    @Override
    public Event bare() {
      return new Edited(room, thread, contribution, version, quotes, null);
    }
  }

  /** A contribution was taken back with all its versions; a tombstone stays. */
  record Withdrawn(String room, String thread, String contribution) implements DiscussionEvent {}
}
