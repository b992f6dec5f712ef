package parley.agenda.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.agenda.state.ItemEvent.ItemProposed;
import parley.forum.Role;

/**
 * A topic of an agenda; its id is that of the text of its notes too; immutable.
 *
 * @param split the item it was split off, or null
 * @param carried the sessions it was carried over from, oldest first
 * @param into where it went: the item it was merged into, or the session it was deferred to
 */
public record Item(
    String id,
    State state,
    int minutes,
    Wording wording,
    List<String> threads,
    @Nullable String split,
    List<String> carried,
    @Nullable String into,
    Bids bids,
    @Nullable Outcome outcome) {

  /** Whether it is to be taken up. */
  public enum State {
    PLANNED,
    DEFERRED,
    MERGED,
    DROPPED
  }

  /** What came of it in the session. */
  public enum Outcome {
    AGREED,
    AGREED_TO_DIFFER,
    CARRIED_OVER,
    FOR_OFFICIALS
  }

  /** How ripe a party takes it to be. */
  public enum Level {
    EXPLORATORY,
    EXPERT,
    NON_PAPER,
    @JsonProperty("T1_5")
    T1_5,
    READY_FOR_OFFICIALS
  }

  /** What is said about it, as opposed to how it stands. */
  public record Wording(String title, @Nullable Lead lead, List<Affected> affected) {}

  /** Who leads it: exactly one of these. */
  public record Lead(@Nullable String party, @Nullable Role role, @Nullable String name) {}

  /** Whom it concerns, seated here or not: the code of a party, or how they are called. */
  public record Affected(@Nullable String party, @Nullable String name) {}

  /**
   * Bids by party. Those of the round under way are known to nobody else; those of the last round
   * that all took part in are known to all.
   */
  public record Bids(PMap<String, Level> blind, PMap<String, Level> shown) {
    public static final Bids NONE = new Bids(HashTreePMap.empty(), HashTreePMap.empty());

    public @Nullable Level of(String party) {
      Level now = blind.get(party);
      return now == null ? shown.get(party) : now;
    }

    public Bids made(String party, Level level) {
      return new Bids(blind.plus(party, level), shown);
    }

    Bids disclosed() {
      return new Bids(HashTreePMap.empty(), blind);
    }
  }

  static Item proposed(ItemProposed e) {
    ItemEvent.Proposal words = e.content();
    Wording wording = new Wording(words == null ? "" : words.title(), null, List.of());
    return new Item(
        e.item(),
        State.PLANNED,
        e.minutes(),
        wording,
        List.of(),
        e.from(),
        List.of(),
        null,
        Bids.NONE,
        null);
  }

  Item revised(int slot, Wording words) {
    return new Item(id, state, slot, words, threads, split, carried, into, bids, outcome);
  }

  Item linked(List<String> others) {
    return new Item(id, state, minutes, wording, others, split, carried, into, bids, outcome);
  }

  Item now(State other, @Nullable String where) {
    return new Item(id, other, minutes, wording, threads, split, carried, where, bids, outcome);
  }

  Item bidding(Bids others) {
    return new Item(id, state, minutes, wording, threads, split, carried, into, others, outcome);
  }

  Item ended(Outcome with) {
    return new Item(id, state, minutes, wording, threads, split, carried, into, bids, with);
  }

  /** The same in the agenda of a later session: its text and history go with it. */
  Item carriedFrom(String session) {
    List<String> sessions = new java.util.ArrayList<>(carried);
    sessions.add(session);
    return new Item(
        id,
        State.PLANNED,
        minutes,
        wording,
        threads,
        split,
        List.copyOf(sessions),
        null,
        bids,
        null);
  }
}
