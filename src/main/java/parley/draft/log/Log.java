package parley.draft.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.draft.log.TextEntry.Stepped;
import parley.draft.log.TextEntry.TakenOut;
import parley.store.Batch;
import parley.store.Checkpoints;
import parley.store.Checkpoints.Checkpoint;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Position;
import parley.store.purge.Redaction;
import parley.store.purge.Redaction.Removed;
import parley.store.purge.Wiping;
import parley.web.Json;

/** The journals of texts with their checkpoints: how a text is read again, at any version. */
public final class Log {
  /** How far apart checkpoints are, so that no more steps than that are replayed. */
  public static final int APART = 1_000;

  private final Journal journal;
  private final Checkpoints checkpoints;
  private final Redaction redaction;
  private final Wiping wiping;

  public Log(Database database) {
    this.journal = Journal.texts(database);
    this.checkpoints = new Checkpoints(database);
    this.redaction = new Redaction(database, journal, checkpoints, TextCode::without);
    this.wiping = new Wiping(database);
  }

  /** Where a text stands: its room, and the document it began with. */
  public record Place(String forum, String room, String text, Json.@Nullable Raw initial) {}

  /** An entry, and where it is kept. */
  public record Placed(Committed entry, Position at) {}

  /** Where words are taken out of journals. */
  public Redaction redaction() {
    return redaction;
  }

  /** Takes out what an older copy of the database brought back, before anything is read. */
  public void again() {
    redaction.again(this::happened);
  }

  private boolean happened(Removed removed) {
    return since(removed.text(), Math.max(0, removed.at())).stream()
        .filter(entry -> removed.at() < 0 || entry.from() == removed.at())
        .anyMatch(
            entry -> entry.entry() instanceof TakenOut e && e.commit().equals(removed.command()));
  }

  /**
   * Takes the words of an entry that takes words out from all that is kept; of any other, nothing.
   * To do it twice does no harm.
   *
   * @throws com.mongodb.MongoException if that cannot be done now; then call it again
   */
  public void finish(String text, Committed entry) {
    if (entry.entry() instanceof TakenOut e) {
      redaction.finish(new Removed(text, e.commit(), entry.from()));
    }
  }

  /** The entries after a version at which one begins, oldest first. */
  public List<Placed> placed(String text, long version) {
    List<Placed> placed = new ArrayList<>();
    Batch across = version == 0 ? null : journal.upTo(text, version);
    journal.from(
        text,
        across == null ? 0 : across.n(),
        batch -> {
          List<Committed> entries = TextCode.entries(batch);
          for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).from() >= version) {
              placed.add(new Placed(entries.get(i), new Position(batch.n(), i)));
            }
          }
        });
    return placed;
  }

  /** Takes all that was ever written in these texts out of what is kept. */
  public void wipe(String forum, List<String> texts) {
    wiping.wipeAll(forum, texts);
  }

  public Journal journal() {
    return journal;
  }

  /** The text at its last version; what a node that died was taking out of it is out. */
  public TextState open(Place place) {
    TextState state = read(place, Long.MAX_VALUE);
    for (Change change : state.changes()) {
      if (Boolean.TRUE.equals(change.takenOut())) {
        redaction.finish(new Removed(place.text(), change.commit(), change.from()));
      }
    }
    return state;
  }

  /** The text at a version, or at its last where that is older. */
  public TextState read(Place place, long version) {
    Checkpoint kept = checkpoints.upTo(place.room(), place.text(), version);
    TextState state = kept == null ? TextCode.beginning(place.initial()) : TextCode.state(kept);
    for (Committed entry : since(place.text(), state.version())) {
      if (entry.to() > version) {
        return state;
      }
      state = state.after(entry);
    }
    return state;
  }

  /** The entries after a version, oldest first. */
  public List<Committed> since(String text, long version) {
    List<Committed> since = new ArrayList<>();
    Batch across = version == 0 ? null : journal.upTo(text, version - 1);
    long from = across == null ? 0 : across.n();
    journal.from(text, from, batch -> add(since, batch, version));
    return since;
  }

  private static void add(List<Committed> since, Batch batch, long version) {
    for (Committed entry : TextCode.entries(batch)) {
      if (entry.from() >= version) {
        since.add(entry);
      }
    }
  }

  /** Keeps a checkpoint, unless it holds what was taken out or purged meanwhile. */
  public void keep(Place place, TextState state) {
    String text = place.text();
    checkpoints.put(TextCode.checkpoint(place.room(), text, state));
    // Put, then looked: who takes words out writes it, and lets go of checkpoints afterwards.
    boolean out =
        since(text, state.version()).stream().anyMatch(later -> later.entry() instanceof TakenOut);
    if (out || isWiped(text, state.version())) {
      redaction.forget(text, state.version());
    }
  }

  /** Whether what was written last before a version is gone from the journal. */
  private boolean isWiped(String text, long version) {
    for (long end = version; end > 0; ) {
      Batch batch = journal.upTo(text, end - 1);
      if (batch == null) {
        return true;
      }
      for (Committed entry : TextCode.entries(batch).reversed()) {
        if (entry.entry() instanceof Stepped && entry.from() < version) {
          return entry.steps().isEmpty();
        }
      }
      end = batch.n();
    }
    return false;
  }
}
