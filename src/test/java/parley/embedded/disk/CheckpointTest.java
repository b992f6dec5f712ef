package parley.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Crashes around checkpoints and compaction. */
class CheckpointTest extends Crashes {
  /**
   * A checkpoint is on its way to the disk while the next segment is already written: whatever of
   * it a power cut leaves, the commit before and both segments give everything back.
   */
  @Test
  void aCheckpointThatNeverBecameSafeIsNotNeeded() throws IOException {
    Random random = new Random(2);
    SortedMap<Object, Object> model = new TreeMap<>();
    int tried = 0;
    for (int round = 0; round < 30; round++) {
      fill(random, model);
      Path log = log(live);
      Path kept = directory.resolve("kept" + round);
      Files.createLink(kept, log);
      long mark = store.catalog().mark();
      store.checkpointIfDue();
      change(random, model, 30);
      store.sync();
      while (Files.exists(log)) {
        Thread.onSpinWait(); // until the footer is written, or there is none to spoil
      }
      Path crashed = crash();
      if (store.catalog().mark() == mark + 1) {
        Files.copy(kept, crashed.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        spoilLastChunk(crashed.resolve("data-00000001"), random);
        tried++;
      }
      assertThat(afterCrash(crashed)).isEqualTo(model);
      assertThat(afterCrash(crashed)).isEqualTo(model);
    }
    assertThat(tried).isGreaterThan(5);
  }

  /** The newest chunk without its footer, and with a hole where the disk was not done. */
  private static void spoilLastChunk(Path data, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(data);
    long newest = 0;
    int footer = 0;
    Pattern form = Pattern.compile("chunk:\\w+,len:(\\w+),version:(\\w+),fletcher:\\w+");
    int length = 0;
    for (int at = 3 * 4096 - 128; at < bytes.length; at += 4096) {
      Matcher found = form.matcher(new String(bytes, at, 128, StandardCharsets.ISO_8859_1));
      if (found.lookingAt() && Long.parseLong(found.group(2), 16) > newest) {
        newest = Long.parseLong(found.group(2), 16);
        length = Integer.parseInt(found.group(1), 16) * 4096;
        footer = at;
      }
    }
    Arrays.fill(bytes, footer, footer + 128, (byte) 0);
    int hole = footer + 128 - length + 4096 * random.nextInt(Math.max(1, length / 8192));
    Arrays.fill(bytes, Math.min(hole + 4096, footer), footer, (byte) 0);
    Files.write(data, bytes);
  }

  @Test
  void aSegmentThatLostItsEndIsNoticedByTheNext() throws IOException {
    put(1, 1);
    store.sync();
    Path before = crash();
    fill(new Random(3), new TreeMap<>());
    store.checkpointIfDue();
    Path next = log(live);
    Files.copy(next, before.resolve(next.getFileName()));
    assertThatThrownBy(() -> Store.open(before, Store.Limits.DEFAULT))
        .hasMessageContaining("damaged");
  }

  @Test
  void anUnfinishedCompactionIsForgottenAndAFinishedOneCounts() throws IOException {
    put(1, 1);
    store.sync();
    Path unfinished = crash();
    Files.writeString(unfinished.resolve("data-00000002"), "half a copy");
    assertThat(afterCrash(unfinished)).containsOnly(entry(1, 1));
    store.compact();
    put(2, 2);
    store.sync();
    Path crashed = crash();
    Files.writeString(crashed.resolve("data-00000001"), "left over");
    assertThat(afterCrash(crashed)).containsOnly(entry(1, 1), entry(2, 2));
    assertThat(crashed.resolve("data-00000001")).doesNotExist();
  }

  @Test
  void anyMomentOfARandomHistoryIsRecovered() throws IOException {
    Random random = new Random(4);
    SortedMap<Object, Object> model = new TreeMap<>();
    for (int round = 0; round < 60; round++) {
      change(random, model, random.nextInt(300));
      store.sync();
      switch (random.nextInt(8)) {
        case 0 -> store.compact();
        case 1 -> {
          while (store.tidy()) {}
        }
        case 2 -> {
          store.close();
          store = Store.open(live, new Store.Limits(1 << 16, 0));
        }
        default -> store.checkpointIfDue();
      }
      assertThat(afterCrash(crash())).isEqualTo(model);
    }
  }
}
