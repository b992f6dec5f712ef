package parley.oversight.glass;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Room.Keeping;

/** The glasses through which rooms are read, or were and their reasons are kept, by their ids. */
record Running(PMap<String, One> glasses) {
  static final Running NONE = new Running(HashTreePMap.empty());

  /** Who reads which room, and until when; or did, until it was ended. */
  record One(String room, String reader, Instant until, @Nullable Instant ended) {
    private One ended(Instant at) {
      return ended == null ? new One(room, reader, until, at) : this;
    }
  }

  Running with(String glass, One one) {
    return new Running(glasses.plus(glass, one));
  }

  Running without(Predicate<One> these) {
    PMap<String, One> others = glasses;
    for (var one : glasses.entrySet()) {
      others = these.test(one.getValue()) ? others.minus(one.getKey()) : others;
    }
    return new Running(others);
  }

  /** These are ended by then. */
  Running ended(BiPredicate<String, One> these, Instant at) {
    PMap<String, One> others = glasses;
    for (var one : glasses.entrySet()) {
      boolean ends = these.test(one.getKey(), one.getValue());
      others = ends ? others.plus(one.getKey(), one.getValue().ended(at)) : others;
    }
    return new Running(others);
  }

  /** Nothing of these is to go any more; through some of them somebody may read on. */
  Running purged(Collection<String> gone) {
    PMap<String, One> others = glasses;
    for (String glass : gone) {
      One one = glasses.get(glass);
      others = one != null && one.ended() != null ? others.minus(glass) : others;
    }
    return new Running(others);
  }

  /** The ended ones of a room whose reasons were kept for so long as they may be. */
  List<String> over(Keeping keeping) {
    return glasses.entrySet().stream()
        .filter(one -> one.getValue().room().equals(keeping.room()))
        .filter(one -> isOver(one.getValue().ended(), keeping))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isOver(@Nullable Instant ended, Keeping keeping) {
    return ended != null && keeping.over(null, ended);
  }
}
