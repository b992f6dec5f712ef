package parley.store.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Keys;
import parley.store.Snapshots;
import parley.store.Snapshots.Manifest;
import parley.store.chain.Heads;

/** One look through the journals of all forums: whether everything in them fits its chains. */
public final class Audit {
  private final Journal journal;
  private final Snapshots snapshots;
  private final Set<String> noted;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Forum> forums = new ArrayList<>();

  private Audit(Database database, Set<String> noted) {
    this.journal = Journal.forums(database);
    this.snapshots = new Snapshots(database);
    this.noted = new HashSet<>(noted);
  }

  /** What does not fit, at batch {@code n}; entry {@code i}, or −1 for the batch as a whole. */
  public record Fault(String forum, long n, int i, String what) {
    @Override
    public String toString() {
      return "forum " + forum + ", batch " + n + (i < 0 ? "" : ", entry " + i) + ": " + what;
    }
  }

  /**
   * A forum that was looked at.
   *
   * @param unlinked entries written before there were chains
   * @param purged entries whose content is gone, and only its hash is left
   */
  public record Forum(String id, long batches, long entries, long unlinked, long purged) {}

  /**
   * What was found.
   *
   * @param missing heads that somebody noted earlier and that are in no chain
   */
  public record Report(List<Forum> forums, List<Fault> faults, Set<String> missing) {
    /** True if nothing was found that does not fit. */
    public boolean fits() {
      return faults.isEmpty() && missing.isEmpty();
    }
  }

  /**
   * Looks at everything once.
   *
   * @param noted heads of rooms that were shown at some time, to be found again
   */
  public static Report of(Database database, Set<String> noted) {
    Audit audit = new Audit(database, noted);
    audit.journal.logs().forEach(audit::forum);
    return new Report(List.copyOf(audit.forums), List.copyOf(audit.faults), audit.noted);
  }

  /** Looks at one forum. */
  public static Report of(Database database, String forum) {
    Audit audit = new Audit(database, Set.of());
    audit.forum(forum);
    return new Report(List.copyOf(audit.forums), List.copyOf(audit.faults), audit.noted);
  }

  private void forum(String forum) {
    Walk walk = new Walk(forum, snapshots.manifest(forum));
    journal.sealed(forum, 0, walk::batch);
    walk.end();
  }

  private static boolean same(byte @Nullable [] one, byte @Nullable [] other) {
    return one != null && other != null && Arrays.equals(one, other);
  }

  /** The way through one forum's journal. */
  private final class Walk {
    private final String forum;
    private final @Nullable Manifest manifest;
    private Heads heads = Heads.START;
    private boolean linked;
    private long batches;
    private long entries;
    private long unlinked;
    private long purged;

    Walk(String forum, @Nullable Manifest manifest) {
      this.forum = forum;
      this.manifest = manifest;
    }

    void batch(Document batch) {
      long n = batch.getLong("n");
      batches++;
      if (n != heads.n() + 1) {
        fault(heads.n() + 1, -1, "missing");
      }
      if (!Journal.key(batch.getString("forum"), n).equals(batch.getString("_id"))) {
        fault(n, -1, "not at its place");
      }
      contents(batch, n);
      if (Heads.link(batch) != null) {
        linked = true;
        links(batch, n);
      } else if (linked) {
        fault(n, -1, "without its link");
      } else {
        unlinked += batch.getList("entries", Document.class).size();
      }
      heads = heads.after(batch); // what stands there: each fault is told once, at its place
      if (manifest != null && manifest.n() == n) {
        snapshot(manifest, n);
      }
    }

    private void contents(Document batch, long n) {
      List<Document> all = batch.getList("entries", Document.class);
      entries += all.size();
      for (int i = 0; i < all.size(); i++) {
        Binary content = all.get(i).get("c", Binary.class);
        Binary hash = all.get(i).get("h", Binary.class);
        if (content == null) {
          purged += hash == null ? 0 : 1;
        } else if (hash == null || !same(Keys.hash(content.getData()), hash.getData())) {
          fault(n, i, "its content is not the one that was hashed");
        }
      }
    }

    private void links(Document batch, long n) {
      Heads.Links right = heads.links(batch);
      List<Document> all = batch.getList("entries", Document.class);
      for (int i = 0; i < all.size(); i++) {
        byte[] link = right.entries().get(i);
        noted.remove(Base64.getUrlEncoder().withoutPadding().encodeToString(link));
        if (!same(link, Heads.link(all.get(i)))) {
          fault(n, i, "does not follow what is before it");
        }
      }
      if (!same(right.batch(), Heads.link(batch))) {
        fault(n, -1, "does not follow what is before it");
      }
    }

    private void snapshot(Manifest kept, long n) {
      if (kept.heads() != null && !same(kept.heads().forum(), heads.forum())) {
        fault(n, -1, "not what its snapshot was made of");
      }
    }

    void end() {
      if (manifest != null && manifest.n() > heads.n()) {
        fault(heads.n() + 1, -1, "missing, though its snapshot has it");
      }
      forums.add(new Forum(forum, batches, entries, unlinked, purged));
    }

    private void fault(long n, int i, String what) {
      faults.add(new Fault(forum, n, i, what));
    }
  }
}
