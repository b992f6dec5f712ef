package parley.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.feed.Cursors;
import parley.feed.Feeds;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Room;
import parley.store.Batch;
import parley.store.KeyNames;
import parley.store.Line;
import parley.store.Position;
import parley.store.Snapshots.Manifest;
import parley.store.Snapshots.Placed;
import parley.store.chain.Heads;

/**
 * A forum as it stands when it has been read: from the snapshot's chunks in the journal's order,
 * then from the journal what came after.
 */
final class Opening {
  private final Retries retries = new Retries();
  private final Weight weight = new Weight();
  private final Feeds feeds;
  private final Node node;
  private final List<Entry> cleared = new ArrayList<>();
  private Forum state;

  private Opening(Node node, String forum, Feeds feeds) {
    this.node = node;
    this.feeds = feeds;
    this.state = Forum.empty(forum, node.features());
  }

  /**
   * Reads a forum; one that has no journal is empty.
   *
   * @throws com.mongodb.MongoException if the database is away
   */
  static Opening of(Node node, String forum, FeedsOf feedsOf) {
    node.keys().load(forum);
    node.keys().ensure(forum, KeyNames.content(forum, null));
    node.keys().ensure(forum, KeyNames.author(forum));
    Cursors cursors = new Cursors(node.keys().cursors(forum));
    Opening opening = new Opening(node, forum, feedsOf.feeds(cursors));
    Manifest manifest = node.snapshots().manifest(forum);
    if (manifest != null) {
      opening.readSnapshot(forum, manifest);
    }
    long n = manifest == null ? 0 : manifest.n();
    node.journal().begin(forum, manifest == null ? Heads.START : manifest.heads());
    node.journal().from(forum, n + 1, opening::fold);
    return node.clearing().clearLeft(forum, opening.cleared) ? of(node, forum, feedsOf) : opening;
  }

  /** The state up to a batch as the journal tells it today, with nothing of what was burned. */
  static Forum anew(Node node, String forum, long n) {
    AtomicReference<Forum> state = new AtomicReference<>(Forum.empty(forum, node.features()));
    node.journal()
        .from(
            forum,
            1,
            batch -> {
              if (batch.n() <= n) {
                node.entries(batch, new Retries())
                    .forEach(entry -> state.set(state.get().apply(entry)));
              }
            });
    return state.get();
  }

  /** Makes the feeds of a forum, given how its cursors are sealed. */
  interface FeedsOf {
    Feeds feeds(Cursors cursors);
  }

  private void readSnapshot(String forum, Manifest manifest) {
    List<Entry> entries = new ArrayList<>(node.snapshots().read(forum, manifest, this::entry));
    entries.sort(Comparator.comparing(Entry::at));
    entries.forEach(this::fold);
  }

  /** Called by several threads at once. */
  private Entry entry(Placed placed) {
    weight.add(placed.line());
    Position at = new Position(placed.n(), placed.i());
    return node.entry(at, placed.atMillis(), placed.line(), retries);
  }

  private void fold(Batch batch) {
    weight.addAll(batch.lines());
    node.entries(batch, retries).forEach(this::fold);
  }

  private void fold(Entry entry) {
    if (entry.event() instanceof ForumEvent.Purged || entry.event() instanceof Room.RoomBurned) {
      cleared.add(entry);
    }
    state = state.apply(entry);
    feeds.remember(entry);
  }

  Forum state() {
    return state;
  }

  Weight weight() {
    return weight;
  }

  Retries retries() {
    return retries;
  }

  Feeds feeds() {
    return feeds;
  }

  /**
   * About how much memory a forum takes: what was written, and a kilobyte an entry for what is made
   * of it. Measured were 1.6 KB for a contribution of 560 characters, which weighs 2 KB here.
   */
  static final class Weight {
    private static final int ENTRY_BYTES = 1_024;
    private final AtomicLong bytes = new AtomicLong();

    void add(Line line) {
      bytes.addAndGet(ENTRY_BYTES + length(line.structure()) + length(line.content()));
    }

    void addAll(List<Line> lines) {
      lines.forEach(this::add);
    }

    long bytes() {
      return bytes.get();
    }

    private static long length(byte @Nullable [] part) {
      return part == null ? 0 : part.length;
    }
  }
}
