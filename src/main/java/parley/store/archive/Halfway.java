package parley.store.archive;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;

/**
 * Forums that are on their way into a database. A note of each is durable before anything of it is
 * written, and says "here" after all was; what is found without that is taken out again before
 * anything is served, or another try begins.
 */
public final class Halfway {
  private static final Logger LOG = LoggerFactory.getLogger(Halfway.class);

  private Halfway() {}

  /** Takes out what was begun and not finished; nobody else may be writing. */
  public static void clear(Database database) {
    Documents notes = database.documents(Arrival.KEPT);
    for (String forum : notes.ids()) {
      Stored<Arrival> note = notes.find(forum, Arrival.class);
      if (note != null && !note.value().here()) {
        // whoever was thought dead and is not then finds that it may not finish
        notes.replace(forum, note.version(), Arrival.COMING);
        clear(new Holdings(database, forum));
        notes.remove(forum);
        LOG.warn("forum {}: it was only half put in from an archive, and is taken out", forum);
      }
    }
  }

  /** The keys last: by them the rest is found, should this be stopped. */
  static void clear(Holdings there) {
    there.batches().remove();
    there.snapshots().remove();
    there.chunks().remove();
    Set<String> texts = new HashSet<>();
    there.texts(texts::add);
    for (String text : texts) {
      there.removals(text).remove();
      there.checkpoints(text).remove();
      there.text(text).remove();
    }
    there.files().remove();
    there.database().ferry().remove(there.forum());
    there.purges().remove(); // after the keys of rooms: those of burned rooms stand here
  }
}
