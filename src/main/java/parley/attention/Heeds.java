package parley.attention;

import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.web.Problem;

/** What everybody wants to hear of each room, by their own choice. */
public final class Heeds {
  private final Personal<Heed> kept;

  /**
   * @param shared whether other nodes write too
   */
  public Heeds(Database database, boolean shared) {
    kept =
        new Personal<>(
            new Personal.Store(
                database.documents("attention"), database.keys(), "attention", shared),
            Heed.USUAL);
  }

  public Heed of(String account, String room) {
    return kept.of(account, room);
  }

  /**
   * @param chosen null for what is usual
   */
  public Heed choose(String account, String room, @Nullable Attention chosen) {
    return kept.change(account, room, before -> before.with(chosen));
  }

  /**
   * The same for one thread.
   *
   * @throws Problem bad-field where too many are chosen for already
   */
  public Heed choose(String account, Thread thread, @Nullable Attention chosen) {
    return kept.change(
        account,
        thread.room(),
        before -> {
          if (chosen != null && before.threads().size() >= Heed.THREADS_MAX) {
            throw Problem.field("thread", "is one too many of its room");
          }
          return before.with(thread.thread(), chosen);
        });
  }

  /** A thread of a room. */
  public record Thread(String room, String thread) {}
}
