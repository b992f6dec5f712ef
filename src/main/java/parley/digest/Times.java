package parley.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.store.Keys;

/**
 * Whose letters' times have come, by clock and chance alone, and have not been looked at. Kept in
 * memory: who is looked at twice after a restart is found to have been written to.
 */
final class Times {
  private final Keys keys;

  /** Account and cadence → the slot that was looked at. */
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  /** Account and cadence → when to look again at those who were reading. */
  private final Map<String, Instant> held = new ConcurrentHashMap<>();

  Times(Keys keys) {
    this.keys = keys;
  }

  /** The slots of the cadences whose time has come; reminders are by the cadence SOON. */
  Map<Cadence, Instant> come(String account, Choices chosen, ZoneId zone, Instant now) {
    Set<Cadence> used = EnumSet.of(chosen.usual());
    used.addAll(chosen.rooms().values());
    if (chosen.reminders()) {
      used.add(Cadence.SOON);
    }
    used.remove(Cadence.NEVER);
    Map<Cadence, Instant> come = new EnumMap<>(Cadence.class);
    for (Cadence cadence : used) {
      Instant slot = Slots.last(cadence, chosen, zone, now);
      String key = account + cadence;
      boolean open = !now.isBefore(held.getOrDefault(key, slot)) && !slot.equals(looked.get(key));
      if (open && !now.isBefore(spread(account, cadence, slot))) {
        come.put(cadence, slot);
      }
    }
    return come;
  }

  void looked(String account, Map<Cadence, Instant> slots) {
    slots.forEach((cadence, slot) -> {
      looked.put(account + cadence, slot);
      held.remove(account + cadence);
    });
  }

  /**
   * They are reading. A letter that came as soon as they stop would tell when they did: it comes
   * after the next half hour, but one that was to come within the hour.
   */
  void hold(String account, Collection<Cadence> cadences, Instant now) {
    for (Cadence cadence : cadences) {
      if (cadence != Cadence.SOON) {
        Instant half = Slots.nextHalfHour(now);
        held.put(account + cadence, spread(account, cadence, half));
      }
    }
  }

  private Instant spread(String account, Cadence cadence, Instant slot) {
    String chance = keys.mac("letter-jitter", account + "|" + cadence + "|" + slot);
    return slot.plus(Slots.jitter(chance));
  }
}
