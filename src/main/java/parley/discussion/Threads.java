package parley.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.discussion.DiscussionEvent.Contributed;
import parley.discussion.DiscussionEvent.Edited;
import parley.discussion.DiscussionEvent.ThreadOpened;
import parley.discussion.DiscussionEvent.Withdrawn;
import parley.discussion.Doc.Quote;
import parley.forum.Event.Entry;
import parley.forum.Room;
import parley.forum.Room.Retention;
import parley.forum.Rule;
import parley.store.Position;

/**
 * The discussion's slice of a forum: all threads of all rooms, immutable.
 *
 * @param kept for how long, by room; only rooms that say so
 */
record Threads(PMap<String, InRoom> rooms, PMap<String, Retention> kept) {
  static final Threads EMPTY = new Threads(HashTreePMap.empty(), HashTreePMap.empty());
  private static final InRoom NO_THREADS = new InRoom(HashTreePMap.empty(), HashTreePMap.empty());

  /** The threads of a room, and where each contribution stands. */
  record InRoom(PMap<String, Thread> threads, PMap<String, Place> places) {}

  /** Where a contribution stands. */
  record Place(String thread, int index) {}

  /**
   * A titled chain of contributions, in the order in which they were made.
   *
   * @param withdrawn the indices of those that were taken back
   */
  record Thread(
      String id,
      String title,
      String language,
      Rule rule,
      Position at,
      Instant opened,
      Instant lastActivity,
      PVector<Contribution> contributions,
      PVector<Integer> withdrawn) {
    Thread with(PVector<Contribution> changed, Instant activity) {
      return new Thread(id, title, language, rule, at, opened, activity, changed, withdrawn);
    }

    /** Null where it was purged. */
    @Nullable String shownTitle() {
      return title.isEmpty() ? null : title;
    }

    Thread untitled() {
      return new Thread(id, "", language, rule, at, opened, lastActivity, contributions, withdrawn);
    }

    Thread without(int index) {
      return new Thread(
          id,
          title,
          language,
          rule,
          at,
          opened,
          lastActivity,
          contributions,
          withdrawn.plus(index));
    }
  }

  InRoom in(String room) {
    return rooms.getOrDefault(room, NO_THREADS);
  }

  Collection<Thread> threads(String room) {
    return in(room).threads().values();
  }

  @Nullable Thread thread(String room, String thread) {
    return in(room).threads().get(thread);
  }

  @Nullable Contribution contribution(String room, String contribution) {
    Place place = in(room).places().get(contribution);
    Thread thread = place == null ? null : thread(room, place.thread());
    return thread == null || place == null ? null : thread.contributions().get(place.index());
  }

  Threads apply(DiscussionEvent event, Entry entry) {
    return switch (event) {
      case ThreadOpened e -> opened(e, entry);
      case Contributed e -> contributed(e, entry);
      case Edited e -> edited(e, entry);
      case Withdrawn e -> withdrawn(e, entry);
    };
  }

  private Threads opened(ThreadOpened e, Entry entry) {
    DiscussionEvent.Opening words = e.content();
    String title = words == null ? "" : words.title();
    String language = words == null ? "en" : words.language();
    Contribution first =
        Contribution.made(entry, e.contribution(), null, new Contribution.By(e.author(), e.rule()))
            .saying(language, words == null ? null : words.body(), e.quotes());
    Thread thread =
        new Thread(
            e.thread(),
            title,
            language,
            e.rule(),
            entry.at(),
            entry.time(),
            entry.time(),
            TreePVector.empty(),
            TreePVector.empty());
    InRoom in = in(e.room());
    InRoom with = new InRoom(in.threads().plus(thread.id(), thread), in.places());
    return put(e.room(), with)
        .added(e.room(), thread, first, entry.time())
        .quoting(e.room(), e.contribution(), e.quotes());
  }

  private Threads contributed(Contributed e, Entry entry) {
    Thread thread = thread(e.room(), e.thread());
    if (thread == null) {
      return this;
    }
    DiscussionEvent.Said words = e.content();
    Contribution made =
        Contribution.made(
                entry, e.contribution(), e.parent(), new Contribution.By(e.author(), e.rule()))
            .saying(
                words == null ? "en" : words.language(),
                words == null ? null : words.body(),
                e.quotes());
    return added(e.room(), thread, made, entry.time())
        .quoting(e.room(), e.contribution(), e.quotes());
  }

  private Threads edited(Edited e, Entry entry) {
    Contribution before = contribution(e.room(), e.contribution());
    if (before == null) {
      return this;
    }
    DiscussionEvent.Revised words = e.content();
    Contribution after = before.edited(entry, words == null ? null : words.body(), e.quotes());
    return replaced(e.room(), after).quoting(e.room(), e.contribution(), e.quotes());
  }

  private Threads withdrawn(Withdrawn e, Entry entry) {
    Contribution before = contribution(e.room(), e.contribution());
    return before == null ? this : replaced(e.room(), before.withdrawnAt(entry.time()));
  }

  /** After what was said under these ids, of contributions or whole threads, is gone for good. */
  Threads purged(String room, List<String> subjects, Instant time) {
    Threads after = this;
    for (String subject : subjects) {
      Thread whole = after.thread(room, subject);
      List<Contribution> gone = new ArrayList<>();
      Contribution single = after.contribution(room, subject);
      if (whole != null) {
        gone.addAll(whole.contributions());
      } else if (single != null) {
        gone.add(single);
      }
      for (Contribution one : gone) {
        after = after.replaced(room, one.purgedAt(time)).untitled(room, one.id());
      }
    }
    return after;
  }

  /** A thread's title is part of what opened it. */
  private Threads untitled(String room, String contribution) {
    InRoom in = in(room);
    Place place = in.places().get(contribution);
    Thread thread = place == null || place.index() > 0 ? null : in.threads().get(place.thread());
    return thread == null
        ? this
        : put(room, new InRoom(in.threads().plus(thread.id(), thread.untitled()), in.places()));
  }

  Threads keeping(String room, Retention retention) {
    boolean forEver = retention.equals(Retention.FOR_EVER);
    return new Threads(rooms, forEver ? kept.minus(room) : kept.plus(room, retention));
  }

  /** The contributions of a room whose time is over, oldest first. */
  List<String> over(Room.Keeping keeping) {
    return threads(keeping.room()).stream()
        .flatMap(thread -> thread.contributions().stream())
        .filter(one -> !one.purged() && keeping.over(one.rule(), one.time()))
        .sorted(Comparator.comparing(Contribution::at))
        .map(Contribution::id)
        .toList();
  }

  private Threads added(String room, Thread thread, Contribution made, Instant time) {
    InRoom in = in(room);
    Place place = new Place(thread.id(), thread.contributions().size());
    Thread longer = thread.with(thread.contributions().plus(made), time);
    return put(
        room,
        new InRoom(in.threads().plus(thread.id(), longer), in.places().plus(made.id(), place)));
  }

  private Threads replaced(String room, Contribution changed) {
    InRoom in = in(room);
    Place place = in.places().get(changed.id());
    Thread thread = place == null ? null : in.threads().get(place.thread());
    if (thread == null || place == null) {
      return this;
    }
    PVector<Contribution> with = thread.contributions().with(place.index(), changed);
    boolean gone = changed.withdrawn() != null && !thread.withdrawn().contains(place.index());
    Thread same = gone ? thread.without(place.index()) : thread;
    Thread after = same.with(with, thread.lastActivity());
    return put(room, new InRoom(in.threads().plus(after.id(), after), in.places()));
  }

  private Threads quoting(String room, String by, List<Quote> quotes) {
    Threads threads = this;
    for (Quote quote : quotes) {
      Contribution quoted = threads.contribution(room, quote.contribution());
      if (quoted != null) {
        threads = threads.replaced(room, quoted.quotedBy(by, quote, quoted.passage(quote)));
      }
    }
    return threads;
  }

  private Threads put(String room, InRoom in) {
    return new Threads(rooms.plus(room, in), kept);
  }
}
