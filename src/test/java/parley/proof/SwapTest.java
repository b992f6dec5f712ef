package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.digest.Mails;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.paper.Chancery;
import parley.world.Ear;
import parley.world.Person;

/**
 * Where authors are hidden, nothing that anybody reads, hears, takes away or finds in the mail
 * changes with who it was. Ids are random, and handles drawn by lot, in both scenes: they are told
 * apart by the order in which they come.
 */
class SwapTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Inside.class,
      names = {"PARTY", "ROLE", "HANDLE"})
  void twoAuthorsExchangedLeaveEveryByteAsItWas(Inside inside) throws Exception {
    try (Mails mails = new Mails(directory)) {
      Chancery one = scene(mails, inside, "-one");
      Chancery two = scene(mails, inside, "-two");
      mails.begins();
      String first = played(one, one.ana, one.amy);
      assertThat(Reads.differing(played(two, two.amy, two.ana), first)).isEmpty();
      assertThat(first).contains("rivers", "canals", "Silt", "seas", "gates", "notes", "idea");
      lettersSayTheSame(mails);
    }
  }

  @Test
  void whereNamesAreShownAnExchangeIsSeen() {
    try (Mails mails = new Mails(directory)) {
      Chancery one = scene(mails, Inside.NAME, "-one");
      Chancery two = scene(mails, Inside.NAME, "-two");
      assertThat(played(two, two.amy, two.ana)).isNotEqualTo(played(one, one.ana, one.amy));
    }
  }

  private static Chancery scene(Mails mails, Inside inside, String suffix) {
    Rule rule = new Rule(inside, OutsideUse.BACKGROUND, ParticipantList.PARTIES, Existence.OPEN);
    return new Chancery(mails.world, rule, suffix);
  }

  /** All that others read and hear of what these two do. */
  private static String played(Chancery in, Person first, Person second) {
    String begun = in.ben.enters().cursor();
    StringBuilder seen = new StringBuilder();
    try (Ear ear = in.ben.listens(begun)) {
      ear.hears("subscribed");
      Reads reads = new Estate(List.of(in.usa, in.rus), first, second, () -> {}).laid().reads();
      reads.answered(List.of(in.usa, first, in.olga));
      for (Person reader : List.of(in.ben, in.oscar, in.olga, in.rus)) {
        seen.append(reads.all(reader)).append(reader.get("/api/forums").seen());
        seen.append(reader.searches(Estate.WORD).seen()).append(reader.polls(begun).seen());
      }
      ear.heardSoFar().forEach(frame -> seen.append(frame).append('\n'));
    }
    return Reads.unnumbered(seen.toString().replaceAll("-(one|two)", ""));
  }

  /** Who gets one says nothing either, of those who wrote nothing. */
  private static void lettersSayTheSame(Mails mails) throws Exception {
    mails.later(Duration.ofHours(25));
    List<String> came = mails.came();
    assertThat(came).hasSize(14);
    for (int i = 1; i <= came.size(); i++) {
      assertThat(mails.bare(i)).isEqualTo(mails.bare(1)).doesNotContain("Ana", Estate.WORD);
    }
  }
}
