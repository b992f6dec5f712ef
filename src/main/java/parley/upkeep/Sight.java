package parley.upkeep;

import parley.live.Forums;
import parley.store.Database;

/**
 * Opens the forums of a database as a server does at its start: whatever was still to be purged or
 * taken out of texts is gone when it returns. Whoever asks for them closes them.
 */
@FunctionalInterface
public interface Sight {
  Forums forums(Database database);
}
