package parley.conduct;

import java.text.BreakIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import parley.conduct.Chairings.InRoom;
import parley.conduct.Chairings.Tour;
import parley.conduct.Chairings.Turn;
import parley.conduct.Chairings.Word;
import parley.discussion.Spoken;
import parley.forum.Attribution.Shown;
import parley.forum.View;

/** How a room is chaired, as one kind of viewer may know it. */
final class ConductView {
  private final View view;
  private final Spoken spoken;
  private final InRoom in;

  ConductView(View view, Spoken spoken, InRoom in) {
    this.view = view;
    this.spoken = spoken;
    this.in = in;
  }

  /** Until when nothing is sent, to the room or to threads of it. */
  record Cooling(@Nullable Instant room, List<ThreadCooling> threads) {}

  record ThreadCooling(String thread, Instant until) {}

  /** A round; {@code turn}: the party whose turn it is. */
  record TourShown(
      String id, String question, Instant opened, List<TurnShown> order, @Nullable String turn) {}

  /** A party in it; {@code at}: when its turn was over. */
  record TurnShown(String party, @Nullable Instant at, @Nullable Boolean passed) {}

  /** One word of a private line. */
  record WordShown(String id, Instant at, Shown author, String text) {}

  /** A private line; {@code thread}: where the contribution it is about stands. */
  record LineShown(
      String id, @Nullable String about, @Nullable String thread, List<WordShown> words) {}

  /** What a party said, so far as the room shows whose it is. */
  record Heard(@Nullable String party, int contributions, int words, Instant last) {}

  /** The same on one day. */
  record Day(String date, @Nullable String party, int contributions, int words) {}

  record Balance(List<Heard> parties, List<Day> days, List<String> unheard) {}

  private record Changed(String type, Cooling cooling, @Nullable TourShown tour) {}

  Object frame() {
    return new Changed("conductChanged", cooling(), tour());
  }

  Cooling cooling() {
    List<ThreadCooling> threads = new ArrayList<>();
    new TreeMap<>(in.cooling())
        .forEach((thread, until) -> {
          if (!thread.isEmpty() && spoken.knows(view, thread)) {
            threads.add(new ThreadCooling(thread, until));
          }
        });
    return new Cooling(in.cooling().get(""), threads);
  }

  /** The latest round, where the room shows parties. */
  @Nullable TourShown tour() {
    Tour tour = in.tour();
    if (tour == null || !view.reads(tour.at()) || !Tours.showsParties(view.room())) {
      return null;
    }
    List<TurnShown> order = new ArrayList<>();
    for (String party : tour.order()) {
      Turn turn = tour.taken().get(party);
      order.add(
          new TurnShown(
              party, turn == null ? null : turn.at(), turn == null ? null : turn.passed()));
    }
    return new TourShown(tour.id(), tour.question(), tour.opened(), order, tour.turn());
  }

  LineShown line(String id, PVector<Word> words) {
    String about = words.getFirst().about();
    Spoken.Found found = about == null ? null : spoken.find(view, about);
    List<WordShown> said = new ArrayList<>();
    for (Word word : words) {
      if (view.reads(word.at()) && !word.isGone()) {
        said.add(
            new WordShown(
                word.id(), word.time(), view.author(word.author(), word.rule()), word.text()));
      }
    }
    return new LineShown(
        id, found == null ? null : about, found == null ? null : found.thread(), said);
  }

  /** From what this view shows of each contribution, so it tells no more than reading does. */
  Balance balance() {
    Map<String, Heard> parties = new TreeMap<>();
    Map<String, Day> days = new TreeMap<>();
    for (Spoken.Found found : spoken.newest(view)) {
      String party = found.author().party();
      String key = party == null ? "" : party;
      int words = words(found.words().text());
      String date = LocalDate.ofInstant(found.time(), ZoneOffset.UTC).toString();
      parties.merge(key, new Heard(party, 1, words, found.time()), ConductView::both);
      days.merge(date + key, new Day(date, party, 1, words), ConductView::both);
    }
    List<String> unheard = new ArrayList<>();
    if (Tours.showsParties(view.room())) {
      view.audience().parties().forEach(count -> unheard.add(count.code()));
      unheard.removeAll(parties.keySet());
    }
    return new Balance(List.copyOf(parties.values()), List.copyOf(days.values()), unheard);
  }

  private static Heard both(Heard a, Heard b) {
    Instant last = a.last().isAfter(b.last()) ? a.last() : b.last();
    return new Heard(a.party(), a.contributions() + b.contributions(), a.words() + b.words(), last);
  }

  private static Day both(Day a, Day b) {
    return new Day(
        a.date(), a.party(), a.contributions() + b.contributions(), a.words() + b.words());
  }

  /** Words as the languages divide them; a Chinese text by its words, not by its spaces. */
  static int words(String text) {
    BreakIterator each = BreakIterator.getWordInstance(Locale.ROOT);
    each.setText(text);
    int words = 0;
    for (int from = each.first(), to = each.next(); to != BreakIterator.DONE; to = each.next()) {
      if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
        words++;
      }
      from = to;
    }
    return words;
  }
}
