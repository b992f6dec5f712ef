package parley.agenda.state;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Event.Entry;
import parley.store.Position;

/**
 * An agenda as it was adopted, and each time it was amended since; and what was proposed on top of
 * it, oldest first; immutable.
 */
public record Adopted(PVector<Edition> editions, PVector<Amendment> amendments) {
  /** So many are open at most, and told together. */
  public static final int OPEN_MAX = 20;

  static final Adopted NOT_YET = new Adopted(TreePVector.empty(), TreePVector.empty());

  /**
   * The agenda as it stood when it was adopted, or amended.
   *
   * @param place in the forum's journal: texts that stand in it read as what was decided before
   * @param amendment the one that made it, or null for the first
   */
  public record Edition(Instant at, Position place, @Nullable String amendment, Items items) {}

  /** The edition of this number, counted from one; null if there is none such. */
  public @Nullable Edition edition(int number) {
    return number < 1 || number > editions.size() ? null : editions.get(number - 1);
  }

  /**
   * The edition of this number, if somebody may read it: the one that holds, or one that held in a
   * time that they read.
   */
  public @Nullable Edition edition(int number, Predicate<Position> reads) {
    Edition one = edition(number);
    Edition next = edition(number + 1);
    boolean shown =
        one != null && (next == null || reads.test(one.place()) || reads.test(next.place()));
    return shown ? one : null;
  }

  /** The agenda on which a proposal was laid, as it stood at that time. */
  public @Nullable Edition under(Amendment amendment) {
    Edition under = null;
    for (Edition one : editions) {
      under = one.place().isBefore(amendment.at()) ? one : under;
    }
    return under;
  }

  /** Whether a text stands in an edition that somebody may read. */
  public boolean shows(String text, Predicate<Position> reads) {
    for (int number = 1; number <= editions.size(); number++) {
      Edition one = edition(number, reads);
      if (one != null && one.items().planned().stream().anyMatch(i -> i.text().equals(text))) {
        return true;
      }
    }
    return false;
  }

  /** The one that holds; null if it was not adopted. */
  public @Nullable Edition last() {
    return edition(editions.size());
  }

  public @Nullable Amendment amendment(String id) {
    return amendments.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** Those that the co-chairs are asked about. */
  public List<Amendment> open() {
    return amendments.stream().filter(Amendment::isOpen).toList();
  }

  /** Whether what was proposed touches only what stands as it stood when it was proposed. */
  public boolean fits(Amendment amendment, Items now) {
    Edition base = edition(amendment.base());
    return base != null && Change.fit(amendment.changes(), base.items(), now);
  }

  Adopted edition(Entry entry, @Nullable String amendment, Items items) {
    Edition edition = new Edition(entry.time(), entry.at(), amendment, items);
    return new Adopted(editions.plus(edition), amendments);
  }

  Adopted folded(AmendmentEvent event, Entry entry, Items items) {
    Instant time = entry.time();
    return switch (event) {
      case AmendmentEvent.AmendmentProposed e ->
          new Adopted(editions, amendments.plus(Amendment.proposed(e, entry)))
              .withRoom(items, time);
      case AmendmentEvent.AmendmentAnswered e ->
          with(e.amendment(), one -> one.deciding(one.adoption().heard(e.party(), e.consent())));
      case AmendmentEvent.AmendmentSettled e -> {
        Adopted settled =
            with(e.amendment(), one -> one.deciding(one.adoption().settled(e.accepted(), time)));
        yield e.accepted() ? settled.edition(entry, e.amendment(), items) : settled;
      }
      case AmendmentEvent.AmendmentWithdrawn e ->
          with(e.amendment(), one -> one.deciding(one.adoption().takenBack(time)).withoutWords());
    };
  }

  /** Beyond those that may be open the oldest that fit no more make way. */
  private Adopted withRoom(Items items, Instant time) {
    List<Amendment> open = open();
    List<Amendment> stale = open.stream().filter(one -> !fits(one, items)).toList();
    int over = Math.clamp(open.size() - OPEN_MAX, 0, stale.size());
    Adopted left = this;
    for (Amendment one : stale.subList(0, over)) {
      left = left.with(one.id(), gone -> gone.deciding(gone.adoption().overtaken(time)));
    }
    return left;
  }

  /** Without the words of what is gone for good. */
  Adopted purged(List<String> subjects) {
    PVector<Edition> left = editions;
    for (int i = 0; i < editions.size(); i++) {
      Edition one = editions.get(i);
      Items items = one.items().purged(subjects);
      left = left.with(i, new Edition(one.at(), one.place(), one.amendment(), items));
    }
    PVector<Amendment> kept = amendments;
    for (int i = 0; i < amendments.size(); i++) {
      Amendment one = amendments.get(i);
      boolean gone =
          subjects.contains(one.id()) || one.items().stream().anyMatch(subjects::contains);
      kept = gone ? kept.with(i, one.removed()) : kept;
    }
    return new Adopted(left, kept);
  }

  private Adopted with(String id, java.util.function.UnaryOperator<Amendment> change) {
    for (int i = 0; i < amendments.size(); i++) {
      if (amendments.get(i).id().equals(id)) {
        return new Adopted(editions, amendments.with(i, change.apply(amendments.get(i))));
      }
    }
    return this;
  }
}
