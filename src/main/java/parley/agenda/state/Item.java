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
 * @param notes the texts that took the place of its notes by amendments, the present one last
 */
public record Item(
    String id,
    State state,
    int minutes,
    Wording wording,
    List<String> threads,
    List<String> papers,
    @Nullable String split,
    List<String> carried,
    @Nullable String into,
    Bids bids,
    @Nullable Outcome outcome,
    List<String> notes) {

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
        List.of(),
        e.from(),
        List.of(),
        null,
        Bids.NONE,
        null,
        List.of());
  }

  Item revised(int slot, Wording words) {
    return new Item(
        id, state, slot, words, threads, papers, split, carried, into, bids, outcome, notes);
  }

  /** The text of its notes as they are now. */
  public String text() {
    return notes.isEmpty() ? id : notes.getLast();
  }

  Item renoted(String text) {
    List<String> texts = new java.util.ArrayList<>(notes);
    texts.add(text);
    return new Item(
        id,
        state,
        minutes,
        wording,
        threads,
        papers,
        split,
        carried,
        into,
        bids,
        outcome,
        List.copyOf(texts));
  }

  Item linked(List<String> others) {
    return new Item(
        id, state, minutes, wording, others, papers, split, carried, into, bids, outcome, notes);
  }

  Item citing(List<String> others) {
    return new Item(
        id, state, minutes, wording, threads, others, split, carried, into, bids, outcome, notes);
  }

  Item now(State other, @Nullable String where) {
    return new Item(
        id, other, minutes, wording, threads, papers, split, carried, where, bids, outcome, notes);
  }

  Item bidding(Bids others) {
    return new Item(
        id, state, minutes, wording, threads, papers, split, carried, into, others, outcome, notes);
  }

  /** Without its words, for good; what it is called is empty from then on. */
  Item removed() {
    State left = state == State.PLANNED ? State.DROPPED : state;
    Wording none = new Wording("", null, List.of());
    return new Item(
        id, left, minutes, none, threads, papers, split, carried, into, bids, outcome, notes);
  }

  /** True if its words are gone for good. */
  public boolean purged() {
    return wording.title().isEmpty();
  }

  Item ended(Outcome with) {
    return new Item(
        id, state, minutes, wording, threads, papers, split, carried, into, bids, with, notes);
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
        papers,
        split,
        List.copyOf(sessions),
        null,
        bids,
        null,
        notes);
  }
}
