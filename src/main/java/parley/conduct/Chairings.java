package parley.conduct;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.conduct.ConductEvent.CoolingSet;
import parley.conduct.ConductEvent.LineWritten;
import parley.conduct.ConductEvent.TourClosed;
import parley.conduct.ConductEvent.TourOpened;
import parley.conduct.ConductEvent.TurnTaken;
import parley.forum.Attribution.Author;
import parley.forum.Event.Entry;
import parley.forum.Room.Keeping;
import parley.forum.Rule;
import parley.store.Position;

/** The slice of a forum: how its rooms are chaired, immutable. */
record Chairings(PMap<String, InRoom> rooms) {
  static final Chairings EMPTY = new Chairings(HashTreePMap.empty());
  private static final InRoom NOTHING =
      new InRoom(HashTreePMap.empty(), HashTreePMap.empty(), null, HashTreePMap.empty());

  /**
   * What holds in a room.
   *
   * @param cooling until when, by thread; under the empty key, of the room as a whole
   * @param asked when each round began whose question is still kept, the latest one's and others
   */
  record InRoom(
      PMap<String, Instant> cooling,
      PMap<String, PVector<Word>> lines,
      @Nullable Tour tour,
      PMap<String, Instant> asked) {
    private InRoom with(PMap<String, Instant> other) {
      return new InRoom(other, lines, tour, asked);
    }

    private InRoom with(@Nullable Tour other) {
      return new InRoom(cooling, lines, other, asked);
    }

    private InRoom saying(PMap<String, PVector<Word>> other) {
      return new InRoom(cooling, other, tour, asked);
    }
  }

  /** One word of a private line, empty once it is purged; the first says what it is about. */
  record Word(
      String id,
      @Nullable String thread,
      @Nullable String about,
      Position at,
      Instant time,
      Author author,
      Rule rule,
      String text) {
    boolean isGone() {
      return text.isEmpty();
    }

    private boolean goesWith(List<String> subjects) {
      boolean with = about != null && subjects.contains(about);
      return with || subjects.contains(id) || (thread != null && subjects.contains(thread));
    }

    private Word gone() {
      return new Word(id, thread, about, at, time, author, rule, "");
    }
  }

  /** The latest round. */
  record Tour(
      String id,
      String question,
      Position at,
      Instant opened,
      PVector<String> order,
      PMap<String, Turn> taken,
      boolean closed) {
    /** The party whose turn it is; null when the round is over. */
    @Nullable String turn() {
      return closed
          ? null
          : order.stream().filter(p -> !taken.containsKey(p)).findFirst().orElse(null);
    }
  }

  /** How a party's turn went. */
  record Turn(boolean passed, Instant at) {}

  InRoom in(String room) {
    return rooms.getOrDefault(room, NOTHING);
  }

  /** Until when nothing is sent to a thread; null if it is. */
  @Nullable Instant cools(String room, String thread) {
    PMap<String, Instant> cooling = in(room).cooling();
    Instant all = cooling.get("");
    return all == null ? cooling.get(thread) : all;
  }

  Chairings apply(ConductEvent event, Entry entry) {
    InRoom in = in(event.room());
    return new Chairings(
        rooms.plus(
            event.room(),
            switch (event) {
              case CoolingSet e -> in.with(cooling(in, e));
              case LineWritten e -> in.saying(lines(in, e, entry));
              case TourOpened e -> {
                PMap<String, Instant> asked = in.asked().plus(e.tour(), entry.time());
                yield new InRoom(in.cooling(), in.lines(), opened(e, entry), asked);
              }
              case TurnTaken e -> in.with(taken(in.tour(), e, entry));
              case TourClosed e -> in.with(closed(in.tour()));
            }));
  }

  /** Without what is gone for good: with what a line is about the line goes, with a word that. */
  Chairings forgotten(String room, List<String> subjects) {
    InRoom in = in(room);
    PMap<String, PVector<Word>> kept = in.lines();
    for (var line : in.lines().entrySet()) {
      PVector<Word> left = line.getValue();
      for (int i = 0; i < left.size(); i++) {
        left = left.get(i).goesWith(subjects) ? left.with(i, left.get(i).gone()) : left;
      }
      boolean none = left.stream().allMatch(Word::isGone);
      kept = none ? kept.minus(line.getKey()) : kept.plus(line.getKey(), left);
    }
    Tour tour = in.tour() == null || subjects.contains(in.tour().id()) ? null : in.tour();
    PMap<String, Instant> asked = in.asked().minusAll(subjects);
    return new Chairings(rooms.plus(room, new InRoom(in.cooling(), kept, tour, asked)));
  }

  /** The words of private lines that were kept for so long as they may be. */
  List<String> linesOver(Keeping keeping) {
    return in(keeping.room()).lines().values().stream()
        .flatMap(PVector::stream)
        .filter(word -> !word.isGone() && keeping.over(word.rule(), word.time()))
        .sorted(Comparator.comparing(Word::at))
        .map(Word::id)
        .toList();
  }

  /** The rounds whose questions were. */
  List<String> toursOver(Keeping keeping) {
    return in(keeping.room()).asked().entrySet().stream()
        .filter(one -> keeping.over(null, one.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static PMap<String, Instant> cooling(InRoom in, CoolingSet e) {
    String key = e.thread() == null ? "" : e.thread();
    return e.until() == null ? in.cooling().minus(key) : in.cooling().plus(key, e.until());
  }

  private static PMap<String, PVector<Word>> lines(InRoom in, LineWritten e, Entry entry) {
    Word word =
        new Word(
            e.id(),
            e.thread(),
            e.about(),
            entry.at(),
            entry.time(),
            e.author(),
            e.rule(),
            e.content() == null ? "" : e.content().text());
    PVector<Word> said = in.lines().getOrDefault(e.line(), TreePVector.empty());
    return in.lines().plus(e.line(), said.plus(word));
  }

  private static Tour opened(TourOpened e, Entry entry) {
    String question = e.content() == null ? "" : e.content().text();
    return new Tour(
        e.tour(),
        question,
        entry.at(),
        entry.time(),
        TreePVector.from(e.order()),
        HashTreePMap.empty(),
        false);
  }

  private static @Nullable Tour taken(@Nullable Tour t, TurnTaken e, Entry entry) {
    return t == null
        ? null
        : new Tour(
            t.id(),
            t.question(),
            t.at(),
            t.opened(),
            t.order(),
            t.taken().plus(e.party(), new Turn(e.passed(), entry.time())),
            t.closed());
  }

  private static @Nullable Tour closed(@Nullable Tour t) {
    return t == null
        ? null
        : new Tour(t.id(), t.question(), t.at(), t.opened(), t.order(), t.taken(), true);
  }
}
