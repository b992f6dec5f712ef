package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.faults.line.MongoLine;
import parley.faults.line.Trick;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Who is told that a room was burned, now or at a retry, finds it burned. */
class BurnRetriedTest {
  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private @Nullable MongoLine line;

  @BeforeEach
  void open() {
    world = new World(directory, null, this::line);
    cabinet = new Cabinet(world);
  }

  private int line(int port) {
    line = new MongoLine(port);
    return line.port();
  }

  @AfterEach
  void close() {
    world.close();
    if (line != null) {
      line.close();
    }
  }

  @Test
  void doneMeansGoneAlsoWhenTheDatabaseWentAwayJustBefore() {
    String approval = Asking.approval(Cabinet.burns(cabinet.usa));
    List<Trick> cuts = new ArrayList<>();
    MongoLine cut = Objects.requireNonNull(line);
    world.compacting(() -> { // next, the forum is read anew
      if (cuts.isEmpty()) {
        cuts.add(cut.next(Trick.Kind.LOSE_ANSWER, "find", "journal"));
      }
    });
    try (Ear ear = cabinet.ana.listens(null)) {
      ear.hears("subscribed");
      Person rus = cabinet.rus.again(Ids.random());
      int first = Asking.answers(rus, approval, true).status();
      assertThat(first).isIn(204, 503);
      assertThat(cuts).singleElement().matches(Trick::isPlayed);
      Asking.answers(rus, approval, true).done();
      cabinet.ana.enters().refused(404, "not-found");
      cabinet.ana.reads(cabinet.thread).refused(404, "not-found");
      ear.hears("closed");
    }
  }
}
