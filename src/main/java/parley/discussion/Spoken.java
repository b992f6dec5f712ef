package parley.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.discussion.Threads.InRoom;
import parley.discussion.Threads.Thread;
import parley.forum.Attribution.Shown;
import parley.forum.Event;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.store.Position;

/**
 * What stands in a room's threads, for those who look for words in it: what changed between two
 * moments, as material for an index, and a contribution that was found, as a view shows it.
 */
public final class Spoken {
  private final Discussions discussions;

  public Spoken(Discussions discussions) {
    this.discussions = discussions;
  }

  /** All that stands in one room at one moment; holding one is free. */
  public static final class Stand {
    private static final Stand NOTHING = new Stand(Map.of());
    private final Map<String, Thread> threads;

    private Stand(Map<String, Thread> threads) {
      this.threads = threads;
    }

    /** A room in which nothing was said. */
    public static Stand nothing() {
      return NOTHING;
    }
  }

  /**
   * The words of a contribution as they stand.
   *
   * @param title of the thread that it opens, else empty
   */
  public record Words(String language, String title, String text) {}

  /** Hears what changed. Not for readers: it hears what lies before a horizon too. */
  public interface Difference {
    void says(String contribution, Words words);

    /** It says nothing, any more or ever. */
    void isSilent(String contribution);
  }

  /** True if the view may read something of a thread. */
  public boolean knows(View view, String thread) {
    Thread found = view.forum().of(discussions).thread(view.room().id(), thread);
    return found != null && view.reads(found.contributions().getLast().at());
  }

  /** The title of a thread, or null if it lies before the horizon or there is none. */
  public @Nullable String title(View view, String thread) {
    Thread found = view.forum().of(discussions).thread(view.room().id(), thread);
    return found != null && view.reads(found.at()) ? found.shownTitle() : null;
  }

  /** The contribution that an event takes back, or null if it takes none. */
  public static @Nullable String withdrawn(Event event) {
    return event instanceof DiscussionEvent.Withdrawn e ? e.contribution() : null;
  }

  /** What the view may read of its room, with words, the newest first. */
  public List<Found> newest(View view) {
    List<Found> all = new ArrayList<>();
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      for (Contribution c : thread.contributions()) {
        if (c.body() != null && view.reads(c.at())) {
          all.add(new Found(view, thread, c, null));
        }
      }
    }
    all.sort(Comparator.comparing(Found::at).reversed());
    return all;
  }

  /** The ids of what the view may read of a thread, in the order of being made. */
  public List<String> within(View view, String thread) {
    Thread found = view.forum().of(discussions).thread(view.room().id(), thread);
    return found == null
        ? List.of()
        : found.contributions().stream()
            .filter(c -> c.body() != null && view.reads(c.at()))
            .map(Contribution::id)
            .toList();
  }

  /** What stands in the view's room in its state. */
  public Stand now(View view) {
    return new Stand(view.forum().of(discussions).in(view.room().id()).threads());
  }

  /** Tells what is said otherwise now than before, in the order in which threads are kept. */
  public static void compare(Stand before, Stand now, Difference difference) {
    Map<String, Thread> gone = new HashMap<>(before.threads);
    now.threads.forEach((id, thread) -> compare(gone.remove(id), thread, difference));
    for (Thread thread : gone.values()) {
      thread.contributions().forEach(c -> difference.isSilent(c.id()));
    }
  }

  @SuppressWarnings("ReferenceEquality") // a thread that did not change is the same object
  private static void compare(@Nullable Thread before, Thread now, Difference difference) {
    if (before == now) {
      return;
    }
    Iterator<Contribution> known =
        (before == null ? List.<Contribution>of() : before.contributions()).iterator();
    boolean opens = true;
    for (Contribution c : now.contributions()) {
      Contribution was = known.hasNext() ? known.next() : null;
      if (was == null || !sameWords(was, c)) {
        tell(now, c, opens, difference);
      }
      opens = false;
    }
  }

  private static boolean sameWords(Contribution was, Contribution is) {
    return was.id().equals(is.id())
        && was.version() == is.version()
        && (was.body() == null) == (is.body() == null);
  }

  private static void tell(Thread in, Contribution c, boolean opens, Difference difference) {
    if (c.body() == null) {
      difference.isSilent(c.id());
    } else {
      difference.says(c.id(), words(in, c, opens));
    }
  }

  private static Words words(Thread in, Contribution c, boolean opens) {
    return new Words(c.language(), opens ? in.title() : "", c.plain());
  }

  /** The contribution as this view may read it, with words; null if there is none such. */
  public @Nullable Found find(View view, String contribution) {
    InRoom in = view.forum().of(discussions).in(view.room().id());
    Threads.Place place = in.places().get(contribution);
    Thread thread = place == null ? null : in.threads().get(place.thread());
    if (thread == null || place == null) {
      return null;
    }
    Contribution c = thread.contributions().get(place.index());
    return c.body() == null || !view.reads(c.at()) ? null : new Found(view, thread, c, null);
  }

  /** A contribution that somebody may read, as their view shows it. */
  public final class Found {
    private final View view;
    private final Thread thread;
    private final Contribution contribution;
    private final @Nullable Rendering rendering;

    /** A translation of it: where and when it was made, and what it says. */
    public record Rendering(Position at, Instant time, String language, String text) {}

    private Found(
        View view, Thread thread, Contribution contribution, @Nullable Rendering rendering) {
      this.view = view;
      this.thread = thread;
      this.contribution = contribution;
      this.rendering = rendering;
    }

    /** The same in the words of a translation. */
    public Found in(Rendering words) {
      return new Found(view, thread, contribution, words);
    }

    public boolean isTranslated() {
      return rendering != null;
    }

    public View view() {
      return view;
    }

    public String id() {
      return contribution.id();
    }

    public String thread() {
      return thread.id();
    }

    /** Its place, which never leaves the server. */
    public Position at() {
      return rendering == null ? contribution.at() : rendering.at();
    }

    public Instant time() {
      return rendering == null ? contribution.time() : rendering.time();
    }

    public String language() {
      return rendering == null ? contribution.language() : rendering.language();
    }

    /** The thread's title, or null where it lies before the horizon. */
    public @Nullable String title() {
      return view.reads(thread.at()) ? thread.shownTitle() : null;
    }

    public int version() {
      return contribution.version();
    }

    public Rule rule() {
      return contribution.rule();
    }

    /** True if this seat wrote it; only the person concerned can ask. */
    public boolean isBy(Seat seat) {
      return discussions
          .attribution()
          .wrote(seat, contribution.author(), thread.id(), contribution.id());
    }

    public boolean opensThread() {
      return thread.contributions().getFirst().id().equals(contribution.id());
    }

    public Shown author() {
      return view.author(contribution.author(), contribution.rule());
    }

    public Words words() {
      return rendering == null
          ? Spoken.words(thread, contribution, opensThread())
          : new Words(rendering.language(), "", rendering.text());
    }
  }
}
