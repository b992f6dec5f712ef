package parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.faults.line.MongoLine;
import parley.faults.line.Trick;
import parley.store.Journal.Outcome;

/**
 * What may have been written is never called refused, whatever the address of the database says.
 */
class OutcomeTest {
  private static final int ANSWER_SECONDS = 1;
  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private MongoLine line;

  @BeforeEach
  void open() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    line = new MongoLine(mongo.port());
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    mongo.close();
  }

  private Outcome outcome(String options, Trick.Kind kind) throws IOException {
    String uri =
        mongo.connectionString().replace(":" + mongo.port() + "/", ":" + line.port() + "/");
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    try (Database database = Database.open(uri + options, ANSWER_SECONDS, key)) {
      database.keys().ensure("forum", KeyNames.content("forum", null));
      Journal journal = Journal.forums(database);
      Batch batch = new Batch("forum", 1, "batch", Instant.EPOCH, List.of(only()));
      line.next(kind, "insert", "journal");
      Outcome outcome = journal.append(batch);
      boolean there = "batch".equals(journal.idOf("forum", 1));
      assertThat(there).isEqualTo(kind != Trick.Kind.NOT_PRIMARY);
      return outcome;
    }
  }

  private static Line only() {
    return new Line(null, new byte[] {1}, null, null, null);
  }

  @Test
  void aLostAnswerIsUnknown() throws IOException {
    assertThat(outcome("", Trick.Kind.LOSE_ANSWER)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void anAnswerThatNeverComesIsUnknown() throws IOException {
    assertThat(outcome("", Trick.Kind.SWALLOW_ANSWER)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void anAnswerThatNeverComesIsUnknownUnderTheDriversOwnTimeLimitToo() throws IOException {
    assertThat(outcome("&timeoutMS=600", Trick.Kind.SWALLOW_ANSWER)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void whatNoPrimaryTookIsLookedFor() throws IOException {
    assertThat(outcome("", Trick.Kind.NOT_PRIMARY)).isEqualTo(Outcome.UNKNOWN);
  }
}
