package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.audit.Audit;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * The disk is full: what was acknowledged is there, nothing more is, and once there is room again
 * writing goes on without a restart. On a disk of 200 MB in memory: only root may mount one, others
 * are told that this was not tried.
 */
class FullDiskTest {
  private static final String DISK = "size=200m";

  /**
   * Nearly nothing left; and less than what the database keeps free, so that it never gets there.
   */
  private static final List<Long> LEFT = List.of(100L << 20, 1L << 12);

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostAndItComesBack() throws Exception {
    String refused = run("mount", "-t", "tmpfs", "-o", DISK, "tmpfs", directory.toString());
    assumeTrue(refused.isEmpty(), () -> "A small disk could not be mounted: " + refused);
    try {
      for (long left : LEFT) {
        fullAndFreeAgain(Files.createDirectory(directory.resolve("with" + left)), left);
      }
    } finally {
      assertThat(run("umount", directory.toString())).isEmpty();
    }
  }

  private static void fullAndFreeAgain(Path disk, long left) throws IOException {
    try (World world = new World(disk)) {
      Person organiser = world.organiser("organiser", Rule.Preset.CHATHAM_HOUSE.rule());
      Person ana = world.person(organiser, "ana", "US");
      String thread = ana.opensThread("Corridors").ok().get("thread").get("id").textValue();
      Person writer = ana.seeing(ana.enters().ok().get("cursor").textValue());
      writer.contributes(thread, "Acknowledged").ok();
      Path filler = disk.resolveSibling("filler");
      fill(filler, left);
      String id = Ids.random();
      Reply refused = writer.again(id).contributes(thread, "w".repeat(20_000));
      for (int i = 0; refused.status() == 201 && i < 200; i++) { // what room is left is looked at
        id = Ids.random(); // after each megabyte
        refused = writer.again(id).contributes(thread, "w".repeat(20_000));
      }
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().get("code").textValue()).isIn("unavailable", "unknown-outcome");
      assertThat(refused.headers().get("retry-after")).isNotNull();
      assertThat(ana.reads(thread).status()).isEqualTo(200);
      List<String> before = contributions(world, ana, thread);
      Files.delete(filler);
      writer.again(id).contributes(thread, "w".repeat(20_000)).ok();
      writer.again(id).contributes(thread, "w".repeat(20_000)).ok();
      List<String> after = contributions(world, ana, thread);
      assertThat(after).hasSize(before.size() + 1).startsWith(before.toArray(new String[0]));
      world.restart();
      try (Database sealed = Database.sealed(world.database(), 5)) {
        assertThat(Audit.of(sealed, Set.of()).faults()).isEmpty();
      }
      assertThat(contributions(world, ana, thread)).isEqualTo(after);
    }
  }

  private static List<String> contributions(World world, Person person, String thread) {
    List<String> read = new ArrayList<>();
    String more = "";
    while (more != null) {
      var page = person.get(person.place().thread(thread) + more).ok();
      page.get("contributions").forEach(c -> read.add(c.get("id").textValue()));
      more = page.get("more").booleanValue() ? "?after=" + read.getLast() : null;
    }
    assertThat(world.metrics()).contains("parley_defects_total 0.0");
    return read;
  }

  private static void fill(Path filler, long left) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      byte[] zeros = new byte[1 << 12];
      for (long written = 0; written < free - left; written += zeros.length) {
        file.write(zeros);
      }
    }
  }

  /** What it says where it fails; nothing else. */
  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    return status == 0 ? "" : status + " " + said;
  }
}
