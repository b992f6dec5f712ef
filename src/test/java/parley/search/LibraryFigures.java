package parley.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.World;

/**
 * What a library costs: CPU of the whole process, whoever asks over HTTP included, for each listing
 * and each search. The only argument is how many papers.
 */
final class LibraryFigures {
  private static final int ROUNDS = 50;
  private static final int OF_ONE_DRAFT = 20;

  private LibraryFigures() {}

  public static void main(String[] arguments) throws java.io.IOException {
    int papers = Integer.parseInt(arguments[0]);
    try (World world = new World(Files.createTempDirectory(Path.of("target"), "library"))) {
      Chancery in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
      String draft = "";
      for (int i = 0; i < papers; i++) { // a room has at most 500 drafts
        draft = i % OF_ONE_DRAFT == 0 ? Chancery.draft(in.ana, "Rivers " + i, "author") : draft;
        in.circulates(in.ana, draft).ok();
      }
      measure("first search", 1, () -> in.ben.searches("rivers").ok());
      measure("listing", ROUNDS, () -> Chancery.lists(in.ben).ok());
      measure("search, all found", ROUNDS, () -> in.ben.searches("rivers").ok());
      measure("search, one found", ROUNDS, () -> in.ben.searches("\"rivers 20\"").ok());
    }
    System.exit(0);
  }

  private static void measure(String what, int rounds, Runnable does) {
    for (int i = 0; i < rounds - 1; i++) {
      does.run(); // once for whoever compiles
    }
    long before = cpu();
    for (int i = 0; i < rounds; i++) {
      does.run();
    }
    System.out.printf("%s: %.1f ms CPU%n", what, (cpu() - before) / 1e6 / rounds);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
