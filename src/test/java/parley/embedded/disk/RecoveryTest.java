package parley.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read again after a crash, and what is refused. */
class RecoveryTest extends Crashes {
  @Test
  void whatWasSyncedIsThereAfterACrash() throws IOException {
    put(1, 10);
    put(2, 20);
    store.sync();
    put(1, 11);
    things(store).remove(Keys.of(2));
    put(3, 30);
    store.sync();
    put(4, 40); // never synced
    assertThat(afterCrash(crash())).containsOnly(entry(1, 11), entry(3, 30));
  }

  @Test
  void whoAsksLateIsToldThatItHasFailed() {
    List<String> told = new ArrayList<>();
    store.fail("the disk");
    store.whenFailed(() -> told.add("failed"));
    store.fail("again");
    assertThat(told).containsExactly("failed");
  }

  @Test
  void aTornLastTurnIsAsIfItHadNotBeen() throws IOException {
    put(1, 10);
    store.sync();
    Path before = log(crash());
    put(2, 20);
    store.sync();
    for (int cut : List.of(0, 3, 20, 40, 70)) {
      Path crashed = crash();
      int start = written(before);
      try (RandomAccessFile file = new RandomAccessFile(log(crashed).toFile(), "rw")) {
        file.seek(start + cut);
        file.write(new byte[written(log(crashed)) - start - cut]);
      }
      assertThat(afterCrash(crashed)).as("cut at %d", cut).containsOnly(entry(1, 10));
      assertThat(afterCrash(crashed)).as("again").containsOnly(entry(1, 10));
    }
  }

  @Test
  void aLogThatWasCutShortIsATornOne() throws IOException {
    put(1, 10);
    store.sync();
    put(2, 20);
    store.sync();
    Path crashed = crash();
    try (RandomAccessFile file = new RandomAccessFile(log(crashed).toFile(), "rw")) {
      file.setLength(written(log(crashed)) - 5L);
    }
    assertThat(afterCrash(crashed)).containsOnly(entry(1, 10));
  }

  @Test
  void damageBeforeGoodEntriesIsRefused() throws IOException {
    for (int i = 0; i < 5; i++) {
      put(i, i);
      store.sync();
    }
    int end = written(log(crash()));
    put(5, 5);
    store.sync();
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      Path crashed = crash();
      int at = random.nextInt(LogSegment.HEADER, end);
      flip(log(crashed), at);
      assertThatThrownBy(() -> Store.open(crashed, Store.Limits.DEFAULT))
          .as("byte %d", at)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
    Path crashed = crash();
    flip(log(crashed), 20);
    assertThatThrownBy(() -> Store.open(crashed, Store.Limits.DEFAULT))
        .hasMessageContaining("damaged");
  }

  @Test
  void missingFilesAreRefused() throws IOException {
    put(1, 1);
    store.sync();
    Path noLog = crash();
    Files.delete(log(noLog));
    assertThatThrownBy(() -> Store.open(noLog, Store.Limits.DEFAULT))
        .hasMessageContaining("missing");
    Path noData = crash();
    Files.delete(noData.resolve("data-00000001"));
    assertThatThrownBy(() -> Store.open(noData, Store.Limits.DEFAULT))
        .hasMessageContaining("missing");
  }
}
