package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.digest.Mails;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Person;

/**
 * The same happens in the open in two worlds; in one of them a caucus is busy meanwhile. Whoever
 * does not sit in it is answered, told, counted and written to the same in both.
 */
class TwoWorldsTest {
  private static final int PEOPLE = 7;

  @TempDir Path directory;

  /** What came: answers and frames, then letters by whose they are. */
  private record Come(String told, Map<String, List<String>> letters) {}

  @Test
  void aBusyCaucusIsNowhereToBeSeenOutside() throws Exception {
    Come quiet = came("quiet", false);
    Come busy = came("busy", true);
    assertThat(Reads.differing(busy.told, quiet.told)).isEmpty();
    assertThat(busy.told).contains("rivers", "gates", "\"hits\"", "BEGIN:VEVENT", "stepped");
    assertThat(busy.letters).isEqualTo(quiet.letters);
    assertThat(busy.letters.keySet()).containsExactly("ben-in", "olga-in", "oscar-in", "rus-in");
    assertThat(busy.letters.values()).allMatch(letters -> letters.size() == 3);
  }

  private Come came(String name, boolean busy) throws Exception {
    Path place = java.nio.file.Files.createDirectory(directory.resolve(name));
    try (Mails mails = new Mails(place)) {
      Chancery in = new Chancery(mails.world, Rule.Preset.CHATHAM_HOUSE.rule(), "-in");
      mails.begins();
      try (Outsiders outsiders = new Outsiders(in)) {
        Runnable meanwhile = busy ? () -> talks(in) : () -> {};
        Reads reads = new Estate(List.of(in.usa, in.rus), in.ana, in.amy, meanwhile).laid().reads();
        reads.answered(List.of(in.usa, in.ana, in.olga));
        if (busy) {
          caucused(in, outsiders.people);
        }
        String told = outsiders.told(reads, mails.world.nobody());
        return new Come(told, letters(mails, in, outsiders));
      }
    }
  }

  private static void talks(Chancery in) {
    Person ana = in.caucus(in.ana);
    String thread = ana.opensThread(Estate.WORD + " rivers").ok().at("/thread/id").textValue();
    String said = ana.contributes(thread, "Caucus rivers of " + Estate.WORD).id();
    in.caucus(in.amy).replies(thread, said, "rivers rivers rivers").ok();
  }

  /** Everything there is, and what the chair of a caucus does to it. */
  private static void caucused(Chancery in, List<Person> outsiders) {
    Person chair = in.caucus(in.usa);
    Person ana = in.caucus(in.ana);
    Reads inside = new Estate(List.of(chair), ana, in.caucus(in.amy), () -> {}).laid().reads();
    inside.answered(List.of(chair, ana, in.olga));
    for (boolean locked : new boolean[] {true, false}) {
      chair.put(chair.place().path() + "/lock", chair.change().put("locked", locked)).ok();
    }
    chair.put(chair.place().path() + "/record", chair.change().put("offRecord", true)).ok();
    unknown(inside, outsiders);
    chair.put(chair.place().path() + "/burning", chair.change()).ok();
    unknown(inside, outsiders);
  }

  /** Asked for by its ids, all of it is what never was. */
  private static void unknown(Reads inside, List<Person> outsiders) {
    for (String path : inside.paths()) {
      if (path.contains("/rooms/")) {
        int room = path.indexOf("/rooms/");
        String never = path.substring(0, room) + Reads.never(path.substring(room));
        for (Person each : outsiders) {
          assertThat(each.get(path).seen()).as(path).isEqualTo(each.get(never).seen());
        }
      }
    }
  }

  /** The clock stands while letters are on their way. */
  private static Map<String, List<String>> letters(Mails mails, Chancery in, Outsiders others)
      throws Exception {
    mails.later(Duration.ofHours(25)); // something new
    mails.came(PEOPLE);
    mails.later(Duration.ofMinutes(12 * 60 + 27)); // a session tomorrow; chance has spoken
    mails.came(2 * PEOPLE);
    in.ana.opensThread("At last").ok();
    mails.later(Duration.ofHours(24)); // to all but her
    List<String> came = mails.came();
    assertThat(came).hasSizeGreaterThanOrEqualTo(3 * PEOPLE - 1);
    Map<String, List<String>> letters = new TreeMap<>();
    for (int i = 0; i < came.size(); i++) {
      String to = came.get(i);
      if (others.people.stream().anyMatch(person -> person.login().equals(to))) {
        letters
            .computeIfAbsent(to, x -> new ArrayList<>())
            .add(mails.bare(i + 1).replace(mails.world.base, "ORIGIN"));
      }
    }
    return letters;
  }
}
