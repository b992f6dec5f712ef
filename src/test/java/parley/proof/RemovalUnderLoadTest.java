package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import parley.digest.Mails;
import parley.digest.WholeDigest;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * While eight people write, one is seated and removed again and again: from the acknowledgement on
 * nothing comes to them by any way. {@code -Dparley.rounds=200} is the long run.
 */
class RemovalUnderLoadTest {

  /** Of the room, and of the text. */
  private static final Set<String> ENDS = Set.of("closed");

  /** What cannot be undone asks for a sign-in of the last ten minutes. */
  private static final int FRESH_ROUNDS = 20;

  @TempDir Path directory;
  private Mails mails;
  private Chancery in;
  private Reads reads;
  private Person gone;
  private Person never;
  private List<Person> organisers = List.of();
  private String calendar;
  private String noCalendar;

  @BeforeEach
  void open() {
    mails = new Mails(directory);
    in = new Chancery(mails.world, Rule.Preset.CHATHAM_HOUSE.rule(), "-in");
    reads = new Estate(List.of(in.usa, in.rus), in.ana, in.amy, () -> {}).laid().reads();
    reads.answered(List.of(in.usa, in.ana, in.olga));
    gone = mails.world.visitor("gone").in(in.olga.place());
    never = mails.world.visitor("never").in(in.olga.place());
    calendar = calendar(gone);
    noCalendar = calendar(never);
    for (Person each : List.of(gone, never)) {
      each.put("/api/me/letters", WholeDigest.choices("soon")).ok();
    }
    mails.begins();
  }

  @AfterEach
  void close() {
    mails.close();
  }

  private static String calendar(Person person) {
    ObjectNode nothing = Reply.JSON.createObjectNode();
    return person.post("/api/me/calendar", nothing).ok().get("path").textValue();
  }

  @Test
  void nothingComesAfterTheAcknowledgementByAnyWay() throws Exception {
    removed(2);
  }

  @Test
  @EnabledIfSystemProperty(named = "parley.rounds", matches = "[0-9]+")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void neitherInTheLongRun() throws Exception {
    removed(Integer.getInteger("parley.rounds"));
  }

  private void removed(int rounds) throws Exception {
    try (Crowd crowd = new Crowd(in, reads)) {
      for (int round = 0; round < rounds; round++) {
        if (round % FRESH_ROUNDS == 0) {
          organisers = Stream.of(in.olga, in.usa, in.rus).map(this::signedInAnew).toList();
        }
        removed(crowd);
      }
      assertThat(crowd.written()).isGreaterThan(Ears.SOCKETS * rounds);
    }
    mails.later(Duration.ofMinutes(90));
    mails.later(Duration.ofHours(24));
    List<String> came = mails.came();
    assertThat(came).hasSizeGreaterThanOrEqualTo(7).contains("ben-in");
    assertThat(came).doesNotContain("gone", "never");
  }

  private Person signedInAnew(Person person) {
    return mails.world.visitor(person.login()).in(person.place());
  }

  private void removed(Crowd crowd) {
    Person olga = organisers.getFirst();
    mails.world.seats(olga, gone, "RU", "participant", "all").ok();
    String cursor = gone.enters().cursor();
    assertThat(reads.all(gone)).contains(Estate.WORD + " gates", "application/pdf");
    assertThat(mails.world.nobody().get(calendar).text()).contains("BEGIN:VEVENT");
    String participant = World.participant(gone);
    try (Ears ears = new Ears(reads, gone, cursor)) {
      JsonNode asked = olga.removes(participant).ok(); // who is to go is out from here on
      long acknowledged = System.nanoTime();
      asksForEverything(cursor);
      Set<String> later = crowd.writtenSince(acknowledged);
      ears.ended(ENDS, later);
      agreed(asked.get("approval").textValue());
      asksForEverything(cursor);
    }
  }

  private void agreed(String approval) {
    String answer = "/api/forums/" + in.olga.place().forum() + "/approvals/" + approval + "/answer";
    for (Person chair : organisers.subList(1, organisers.size())) {
      chair.put(answer, chair.change().put("agrees", true)).done();
    }
  }

  private void asksForEverything(String cursor) {
    for (String path : reads.paths()) {
      String answer = gone.get(path).seen();
      assertThat(answer).as(path).isEqualTo(gone.get(Reads.never(path)).seen());
    }
    assertThat(gone.get("/api/forums").seen()).isEqualTo(never.get("/api/forums").seen());
    for (String words : List.of(Estate.WORD, "rivers", "word")) {
      assertThat(gone.searches(words).seen()).isEqualTo(never.searches(words).seen());
    }
    Person nobody = mails.world.nobody();
    assertThat(nobody.get(calendar).text()).isEqualTo(nobody.get(noCalendar).text());
    Ears.tellNothing(reads, gone, never, cursor);
  }
}
