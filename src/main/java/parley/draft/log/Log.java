package parley.draft.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.store.Batch;
import parley.store.Checkpoints;
import parley.store.Checkpoints.Checkpoint;
import parley.store.Database;
import parley.store.Journal;
import parley.web.Json;

/** The journals of texts with their checkpoints: how a text is read again, at any version. */
public final class Log {
  /** How far apart checkpoints are, so that no more steps than that are replayed. */
  public static final int APART = 1_000;

  private final Journal journal;
  private final Checkpoints checkpoints;

  public Log(Database database) {
    this.journal = Journal.texts(database);
    this.checkpoints = new Checkpoints(database);
  }

  /** Where a text stands: its room, and the document it began with. */
  public record Place(String forum, String room, String text, Json.@Nullable Raw initial) {}

  public Journal journal() {
    return journal;
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

  /** Keeps a checkpoint. */
  public void keep(Place place, TextState state) {
    checkpoints.put(TextCode.checkpoint(place.room(), place.text(), state));
  }
}
