package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.attention.Heeds;
import parley.digest.Told.Pending;
import parley.forum.Seat;
import parley.forum.View;
import parley.notice.Letter;
import parley.notice.Outbox;
import parley.notice.Wording;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.MasterKey;
import parley.web.Problem;
import parley.world.Person;
import parley.world.World;

/**
 * What goes wrong while letters are written swallows none and doubles none: a second writer on the
 * database of a node that does nothing by itself but send.
 */
class MishapsTest {
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path directory;
  private Mails mails;
  private World world;
  private Database database;
  private Digests.Parts parts;
  private Readers readers;
  private Digests digests;
  private Writing writing;
  private Person ana;
  private Person ben;
  private final Waiting waiting = new Waiting();
  private Instant now = World.NOON;

  /** What is new to everybody, and cannot be asked for at times. */
  private static final class Waiting implements News {
    private Instant made = Instant.EPOCH;
    private @Nullable RuntimeException trouble;
    private @Nullable String ofAccount;

    @Override
    public @Nullable Instant newest(Seat seat, View view, Instant until) {
      boolean troubled = ofAccount == null || ofAccount.equals(seat.participant().account());
      if (trouble != null && troubled) {
        throw trouble;
      }
      return made.isAfter(until) ? null : made;
    }
  }

  @BeforeEach
  void open() throws Exception {
    mails = new Mails(directory);
    world = mails.world;
    ana = world.person(mails.olga, "ana", "US");
    ben = world.person(mails.olga, "ben", "RU");
    Person eva = world.person(mails.olga, "eva", "CN");
    eva.opensThread("Not read by anybody").ok(); // or the node would send nothing
    mails.olga.put("/api/me/letters", WholeDigest.choices("never")).ok();
    eva.put("/api/me/letters", WholeDigest.choices("never")).ok();
    world.later(DAY.plusHours(1)); // nobody reads, and what is put in now is due
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    database = Database.open(world.database(), 5, key);
    Wording wording = Wording.of(Path.of("config", "mail"));
    Outbox outbox = new Outbox(database, wording, mails.server(), () -> now);
    parts = new Digests.Parts(database, world.parley().forums(), outbox, world.base, () -> now);
    readers = Readers.of(world.parley().identity().accounts());
    digests = begun();
    writing = new Writing(parts, readers, digests.optOut());
    digests.turn();
    waiting.made = now.plusSeconds(1);
    now = now.plus(DAY);
  }

  /** As after a start: nothing is known but what is stored. */
  private Digests begun() {
    Heeds heeds = new Heeds(database, false);
    return new Digests(parts, new Digests.Asked(readers, List.of(waiting), heeds));
  }

  private Documents told() {
    return database.documents("digests");
  }

  @AfterEach
  void close() {
    database.close();
    mails.close();
  }

  private void minute() {
    now = now.plusSeconds(60);
    digests.turn();
  }

  @Test
  void aForumThatCannotBeReadForAWhileSwallowsNoLetterOfTheDay() throws Exception {
    waiting.trouble = new Problem(Problem.Code.UNAVAILABLE);
    minute();
    waiting.trouble = null;
    minute();
    minute();
    assertThat(mails.came(2)).containsExactlyInAnyOrder("ana", "ben");
  }

  @Test
  void whatIsWrongWithOneSilencesNobodyBehindThem() throws Exception {
    List<String> order = world.parley().identity().accounts().all();
    boolean anaFirst = order.indexOf(world.account(ana)) < order.indexOf(world.account(ben));
    waiting.trouble = new IllegalStateException("a defect");
    waiting.ofAccount = world.account(anaFirst ? ana : ben);
    minute();
    assertThat(mails.came(1)).containsExactly(anaFirst ? "ben" : "ana");
  }

  @Test
  void whatWasDecidedBeforeAStopIsSentOnceAfterIt() throws Exception {
    mails.away();
    ben.put("/api/me/letters", WholeDigest.choices("never")).ok();
    String account = world.account(ana);
    Pending letter = new Pending(Letter.Kind.DIGEST, "once");
    for (int stops = 0; stops < 2; stops++) { // before the letter is in the outbox, and after it
      Stored<Told> known = writing.known(account);
      Told noted = known.value().wrote(Cadence.DAILY, now).pending(letter);
      assertThat(told().replace(known.id(), known.version(), noted)).isTrue();
      digests = begun();
      minute();
      assertThat(writing.known(account).value().pending()).isNull();
      assertThat(database.documents("outbox").ids()).hasSize(1);
    }
    mails.back();
    world.later(Duration.ofHours(2));
    assertThat(mails.came(1)).containsExactly("ana");
  }
}
