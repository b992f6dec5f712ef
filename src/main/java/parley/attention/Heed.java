package parley.attention;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to hear of one room.
 *
 * @param room null as long as nothing was chosen, which is followed
 * @param threads those that differ from their room
 */
public record Heed(@Nullable Attention room, Map<String, Attention> threads) {
  static final Heed USUAL = new Heed(null, Map.of());
  static final int THREADS_MAX = 2_000;

  /** Whether a thread is heard of: as chosen for it, else as its room is. */
  public boolean hears(String thread) {
    Attention own = threads.get(thread);
    return own == null ? hearsRoom() : own == Attention.FOLLOWED;
  }

  public boolean hearsRoom() {
    return room != Attention.MUTED;
  }

  /** Whether somebody muted this very thread. */
  public boolean mutes(String thread) {
    return threads.get(thread) == Attention.MUTED;
  }

  public boolean asUsual() {
    return room == null && threads.isEmpty();
  }

  Heed with(@Nullable Attention chosen) {
    return new Heed(chosen, threads);
  }

  Heed with(String thread, @Nullable Attention chosen) {
    Map<String, Attention> changed = new HashMap<>(threads);
    if (chosen == null) {
      changed.remove(thread);
    } else {
      changed.put(thread, chosen);
    }
    return new Heed(room, Map.copyOf(changed));
  }
}
