package parley.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.feed.Cursors;
import parley.feed.Feeds;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.store.Batch;
import parley.store.KeyNames;
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
    Cursors cursors = new Cursors(node.keys().derive(KeyNames.content(forum, null), "cursors"));
    Opening opening = new Opening(node, forum, feedsOf.feeds(cursors));
    Manifest manifest = node.snapshots().manifest(forum);
    if (manifest != null) {
      opening.readSnapshot(forum, manifest);
    }
    long n = manifest == null ? 0 : manifest.n();
    node.journal().begin(forum, manifest == null ? Heads.START : manifest.heads());
    node.journal().from(forum, n + 1, opening::fold);
    return opening;
  }

  /** Makes the feeds of a forum, given how its cursors are sealed. */
  interface FeedsOf {
    Feeds feeds(Cursors cursors);
  }

  private void readSnapshot(String forum, Manifest manifest) {
    List<Placed> lines = new ArrayList<>();
    node.snapshots().read(forum, manifest, lines::add);
    lines.sort(Comparator.comparingLong(Placed::n).thenComparingInt(Placed::i));
    for (Placed line : lines) {
      Position at = new Position(line.n(), line.i());
      weight.add(line.line());
      fold(node.entry(at, line.atMillis(), line.line(), retries));
    }
  }

  private void fold(Batch batch) {
    weight.addAll(batch.lines());
    node.entries(batch, retries).forEach(this::fold);
  }

  private void fold(Entry entry) {
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
}
