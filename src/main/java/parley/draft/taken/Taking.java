package parley.draft.taken;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.Log.Placed;
import parley.draft.log.TextState;
import parley.prose.Step;
import parley.prose.blot.Cut;
import parley.prose.blot.Removal;
import parley.prose.blot.Trail;
import parley.store.purge.Redaction.Place;
import parley.web.Problem;

/**
 * What it takes to take words out of a text and its history.
 *
 * @param version behind which the text held them
 * @param places of the steps that hold them, be it because they came back after they were gone
 * @param removal which takes away those that still stand
 */
public record Taking(long version, List<Place> places, Removal removal) {
  /** Steps from a version to another. */
  public record Stretch(long from, long to) {}

  /**
   * Works it out.
   *
   * @param story the text as it stands, and how it came about
   * @param mine which entries were written by whoever asks
   * @throws Problem forbidden if others wrote one of the steps; bad-field for what is no stretch of
   *     the text; nothing-changes if nothing is left of them
   */
  public static Taking of(Story story, List<Stretch> stretches, Predicate<Committed> mine) {
    long first = stretches.stream().mapToLong(Stretch::from).min().orElse(0);
    TextState before = story.log().read(story.place(), first);
    List<Placed> entries = story.since(before.version());
    BitSet chosen = chosen(entries, stretches, mine);
    List<List<Step>> commits = entries.stream().map(placed -> placed.entry().steps()).toList();
    Trail trail = Trail.of(before.doc(), commits, chosen::get);
    if (!trail.says()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    List<Place> places = places(entries, trail.cuts());
    return new Taking(before.version(), places, Removal.of(story.now().doc(), trail.standing()));
  }

  /** The text as it stands, and where its entries are. */
  public record Story(Log log, Log.Place place, TextState now) {
    private List<Placed> since(long version) {
      return log.placed(place.text(), version).stream()
          .filter(placed -> placed.entry().to() <= now.version())
          .toList();
    }
  }

  /** The steps that are meant, counted through. */
  private static BitSet chosen(
      List<Placed> entries, List<Stretch> stretches, Predicate<Committed> mine) {
    BitSet chosen = new BitSet();
    long found = 0;
    int number = 0;
    for (Placed placed : entries) {
      Committed entry = placed.entry();
      for (int s = 0; s < entry.steps().size(); s++, number++) {
        long version = entry.from() + s;
        if (stretches.stream().anyMatch(one -> version >= one.from() && version < one.to())) {
          if (!mine.test(entry)) {
            throw new Problem(Problem.Code.FORBIDDEN);
          }
          chosen.set(number);
          found++;
        }
      }
    }
    if (found == 0 || found != stretches.stream().mapToLong(one -> one.to() - one.from()).sum()) {
      throw Problem.field("pieces", "are not what was written");
    }
    return chosen;
  }

  private static List<Place> places(List<Placed> entries, List<Cut> cuts) {
    List<Place> places = new ArrayList<>();
    int first = 0;
    for (Placed placed : entries) {
      int steps = placed.entry().steps().size();
      List<Integer> numbers = new ArrayList<>();
      for (Cut cut : cuts) {
        if (cut.step() >= first && cut.step() < first + steps) {
          numbers.addAll(List.of(cut.step() - first, cut.from(), cut.to()));
        }
      }
      if (!numbers.isEmpty()) {
        places.add(new Place(placed.at(), numbers));
      }
      first += steps;
    }
    return places;
  }
}
