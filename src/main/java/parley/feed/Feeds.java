package parley.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Audience;
import parley.forum.Command.Asked;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Room;
import parley.forum.View;
import parley.push.Receiver;
import parley.store.Position;
import parley.web.Problem;

/** The feeds of all rooms of one forum, and the lock under which they are published and joined. */
public final class Feeds {
  /** Tells an account's own devices to read the list of its forums again. */
  public static final String FORUMS_CHANGED = "{\"type\":\"forumsChanged\"}";

  private final Attribution attribution;
  private final BiConsumer<String, String> accounts;
  private final Cursors cursors;
  private final ReentrantLock publishing = new ReentrantLock();
  private final Map<String, RoomFeed> feeds = new HashMap<>();
  private boolean ended;

  public Feeds(Attribution attribution, BiConsumer<String, String> accounts, Cursors cursors) {
    this.attribution = attribution;
    this.accounts = accounts;
    this.cursors = cursors;
  }

  public Cursors cursors() {
    return cursors;
  }

  /** Takes in an entry of the past: nobody listens yet. */
  public void remember(Entry entry) {
    String room = told(entry);
    if (room != null) {
      feed(room).remember(entry);
    }
  }

  private static @Nullable String told(Entry entry) {
    return entry.event().silent() ? null : entry.event().room();
  }

  /**
   * Makes a batch visible and tells it.
   *
   * @param visible lets requests see the new state
   */
  public void show(List<Entry> entries, Forum after, Runnable visible) {
    publishing.lock();
    try {
      visible.run();
      for (Entry entry : entries) {
        String room = told(entry);
        if (room != null) {
          feed(room).remember(entry);
          tell(feed(room), entry, after);
        }
        tellAccounts(entry, after);
        if (entry.event() instanceof Room.RoomBurned burned) {
          burn(burned.burned());
        }
      }
    } finally {
      publishing.unlock();
    }
  }

  private void tell(RoomFeed feed, Entry entry, Forum after) {
    switch (entry.event()) { // before the others hear of it, and nothing after it
      case ForumEvent.Left left -> feed.dismiss(after.participants().get(left.participant()));
      case Audience.GlassEnded ended -> feed.dismiss(reader(ended, after));
      case ForumEvent.Joined joined -> // perhaps they read through a glass, which reads all
          feed.startOver(after.participants().get(joined.participant()));
      default -> {}
    }
    if (entry.event() instanceof ForumEvent.OfRoom changed && changed.showsAuthorsAnew()) {
      feed.startOver();
    } else {
      feed.publish(entry, (kind, e) -> frame(kind, e, after));
    }
  }

  /** Whoever listens hears that it is over; nothing is remembered of what was told. */
  private void burn(String room) {
    feed(room).close();
    feeds.remove(room);
  }

  private void tellAccounts(Entry entry, Forum after) {
    switch (entry.event()) {
      case ForumEvent.Joined joined -> tellAccount(after.participants().get(joined.participant()));
      case ForumEvent.Left left -> tellAccount(after.participants().get(left.participant()));
      case Audience.GlassBroken e -> tellAccount(after.participants().get(e.reader()));
      case Audience.GlassEnded e -> tellAccount(reader(e, after));
      case ForumEvent.Acted acted -> after.overseers(acted).forEach(this::tellAccount);
      case ForumEvent.Purged e when e.subjects().stream().anyMatch(after.groups()::containsKey) ->
          after.participants().values().stream()
              .filter(Participant::sits) // it was a report, which all could read
              .forEach(this::tellAccount);
      case Room.RoomBurned burned ->
          burned.people().forEach(each -> tellAccount(after.participants().get(each)));
      default -> {}
    }
  }

  private static @Nullable Participant reader(Audience.GlassEnded ended, Forum after) {
    Room room = after.room(ended.room());
    for (Audience.Glass glass : room == null ? List.<Audience.Glass>of() : room.glasses()) {
      if (glass.id().equals(ended.glass())) {
        return after.participants().get(glass.reader());
      }
    }
    return null;
  }

  private void tellAccount(@Nullable Participant person) {
    if (person != null) {
      accounts.accept(person.account(), FORUMS_CHANGED);
    }
  }

  private @Nullable Object frame(View.Kind kind, Entry entry, Forum forum) {
    View view = View.of(forum, kind, attribution);
    return view == null ? null : view.frame(entry);
  }

  /** Tells the author's own sockets which of the frames was theirs. */
  public void yours(Asked asked, Position at) {
    String room = asked.command().room();
    String command = asked.id();
    if (room != null && command != null) {
      publishing.lock();
      try {
        feed(room).yours(asked.account(), at, command);
      } finally {
        publishing.unlock();
      }
    }
  }

  /**
   * Sends what came after the cursor, then joins; or tells to start over.
   *
   * @return where a part ends that is not all; then nothing was joined
   */
  public @Nullable String subscribe(Receiver receiver, ViewOf viewOf, @Nullable String cursor) {
    publishing.lock();
    try {
      View view = viewOf.view();
      Room room = view.room();
      Missed missed = cursor == null ? Missed.NOTHING : since(view, cursor);
      if (missed == null || ended) {
        receiver.tell(List.of("{\"type\":\"startOver\",\"room\":\"" + room.id() + "\"}"));
        return null;
      }
      feed(room.id()).remove(receiver); // or it would hear what happens between two parts
      receiver.tell(missed.frames());
      if (missed.more() != null) {
        return missed.more();
      }
      receiver.tell(List.of(subscribed(room)));
      feed(room.id()).add(view, receiver, room.last());
      return null;
    } finally {
      publishing.unlock();
    }
  }

  /** Looks the seat up inside the lock, in the state that is being shown. */
  public interface ViewOf {
    View view() throws Problem;
  }

  /** What came in a room since a cursor, or null for "start over". */
  private @Nullable Missed since(View view, String cursor) {
    publishing.lock();
    try {
      var from = cursors.position(view.room().id(), cursor);
      Forum forum = view.forum();
      return from == null
          ? null
          : feed(view.room().id()).since(view, from, (kind, entry) -> frame(kind, entry, forum));
    } finally {
      publishing.unlock();
    }
  }

  /** Nothing is published here any more: whoever listens, or comes late, asks anew. */
  public void end() {
    publishing.lock();
    try {
      ended = true;
      feeds.values().forEach(RoomFeed::startOver);
    } finally {
      publishing.unlock();
    }
  }

  public void unsubscribe(Receiver receiver, String room) {
    publishing.lock();
    try {
      feed(room).remove(receiver);
    } finally {
      publishing.unlock();
    }
  }

  public void gone(Receiver receiver) {
    publishing.lock();
    try {
      feeds.values().forEach(feed -> feed.remove(receiver));
    } finally {
      publishing.unlock();
    }
  }

  public boolean isQuiet() {
    publishing.lock();
    try {
      return feeds.values().stream().allMatch(RoomFeed::isQuiet);
    } finally {
      publishing.unlock();
    }
  }

  private String subscribed(Room room) {
    return "{\"type\":\"subscribed\",\"room\":\""
        + room.id()
        + "\",\"cursor\":\""
        + cursors.cursor(room.id(), room.last())
        + "\"}";
  }

  private RoomFeed feed(String room) {
    return feeds.computeIfAbsent(room, id -> new RoomFeed(id, cursors));
  }
}
