package parley.draft;

import java.util.ArrayList;
import java.util.List;
import parley.store.Batch;
import parley.store.Checkpoints;
import parley.store.Checkpoints.Checkpoint;
import parley.store.Database;
import parley.store.Journal;
import parley.web.Json;
import org.jspecify.annotations.Nullable;

/** The journals of texts with their checkpoints: how a text is read again, at any version. */
final class Log {
  /** How far apart checkpoints are, so that no more steps than that are replayed. */
  static final int APART = 1_000;

  private final Journal journal;
  private final Checkpoints checkpoints;

  Log(Database database) {
    this.journal = Journal.texts(database);
    this.checkpoints = new Checkpoints(database);
  }

  /** Where a text stands: its room, and the document it began with. */
  record Place(String forum, String room, String text, Json.@Nullable Raw initial) {}

  Journal journal() {
    return journal;
  }

  /** The text at a version, or at its last where that is older. */
  TextState read(Place place, long version) {
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
  List<Committed> since(String text, long version) {
    List<Committed> since = new ArrayList<>();
    Batch across = version == 0 ? null : journal.upTo(text, version - 1);
    long from = across == null ? -1 : across.n();
    if (across != null) {
      add(since, across, version);
    }
    journal.after(text, from, batch -> add(since, batch, version));
    return since;
  }

  private static void add(List<Committed> since, Batch batch, long version) {
    for (Committed entry : TextCode.entries(batch)) {
      if (entry.from() >= version) {
        since.add(entry);
      }
    }
  }

  void keep(Place place, TextState state) {
    checkpoints.put(TextCode.checkpoint(place.room(), place.text(), state));
  }
}
