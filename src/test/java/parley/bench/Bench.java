package parley.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Measures a node from outside and writes the figures as JSON. */
public final class Bench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ObjectNode figures = JSON.createObjectNode();
  private final Path directory;

  private Bench(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Bench bench = new Bench(Files.createTempDirectory("parley-bench"));
    bench.measure(Stream.of(arguments).filter(part -> !part.equals("all")).toList());
    System.out.println(bench.figures.toPrettyString());
    System.exit(0);
  }

  /** All measurements but the soak, or those that are named. */
  private void measure(List<String> named)
      throws IOException, InterruptedException, ExecutionException {
    figures.put("load1Before", load());
    try (People people = new People()) {
      if (named.isEmpty() || named.contains("discussing")) {
        discussing(people);
      }
      if (named.isEmpty() || named.contains("fanout")) {
        fanout(people);
      }
      if (named.isEmpty() || named.contains("standing")) {
        note("longForum", Standing.opening(people, Files.createDirectory(at("long"))));
        note("startUp", Standing.startUp(people, Files.createDirectory(at("start"))));
      }
      if (named.contains("soak")) {
        soak(people);
      }
    }
    note("load1After", JSON.getNodeFactory().numberNode(load()));
  }

  /** What was measured stands, whatever becomes of the rest. */
  private void note(String name, JsonNode measured) throws IOException {
    figures.set(name, measured);
    String out = System.getProperty("parley.bench.out", "target/bench.json");
    Files.writeString(Path.of(out), figures.toPrettyString() + "\n");
  }

  private Path at(String name) {
    return directory.resolve(name);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void fanout(People people) throws IOException, InterruptedException, ExecutionException {
    Measured process = Measured.start(Stage.class, at("fanout"), people.environment());
    Measured other = Measured.start(Bare.class, at("bare"), Map.of());
    try (Crowd node = new Crowd(process, new Load(people.scene(process)));
        Crowd bare = new Crowd(other, new Load(Bare.scene(other.line())))) {
      Fanout fanout = new Fanout(node, bare);
      note("fanout", fanout.deliveries());
      note("idleSockets", fanout.idle());
    }
  }

  private void soak(People people) throws IOException {
    try (Measured node = Measured.start(Stage.class, at("soak"), people.environment());
        Load load = new Load(people.scene(node))) {
      note("soak", new Soak(node, load).run());
    }
  }

  private void discussing(People people)
      throws IOException, InterruptedException, ExecutionException {
    try (Measured node = Measured.start(Stage.class, at("discussing"), people.environment());
        Load load = new Load(people.scene(node))) {
      String page = load.thread();
      for (int i = 0; i < 250; i++) {
        load.contributes(page, i, Load.words(560));
      }
      Contributions contributions = new Contributions(node, load);
      contributions.listen(20);
      String thread = load.thread();
      Warm.up("contributing", node, contributions.closed(thread));
      note("sustained20", contributions.rising(thread));
      contributions.listen(80);
      Warm.up("contributing, 100 sockets", node, contributions.closed(thread));
      Warm.up("the same at 50/s", node, contributions.paced(thread, 50));
      note("seenBy100", contributions.steady(thread, 10));
      note("pageOf20", pages(node, load, page));
      note("catchUp", Standing.catchingUp(load, thread));
    }
  }

  private ObjectNode pages(Measured node, Load load, String thread)
      throws IOException, InterruptedException, ExecutionException {
    Warm.Work reading =
        end -> {
          long made = 0;
          for (; System.nanoTime() < end; made++) {
            load.reads(thread, 20);
          }
          return made;
        };
    Warm.up("reading", node, reading);
    Warm.Stretch steady = Warm.stretch(node, reading);
    ObjectNode page = JSON.createObjectNode();
    page.put("bytes", load.reads(thread, 20));
    page.put("requestsPerSecondOneClient", steady.perSecond());
    page.put("serverCpuMillisPerRequest", steady.cpuMillis());
    return page;
  }
}
