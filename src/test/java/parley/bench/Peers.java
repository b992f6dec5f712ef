package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Parley beside others: starts a node and bare Vert.x, and gives them to {@code src/bench}, which
 * starts the others and loads all of them. Arguments: rounds, seconds of each turn.
 */
public final class Peers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MINUTES_MAX = 40;
  private static final String ASK = "ask ";
  private final Path work;

  private Peers(Path work) {
    this.work = work;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Peers peers = new Peers(Path.of(System.getProperty("parley.peers.work", "target/peers")));
    peers.install();
    System.exit(peers.run(List.of(arguments)));
  }

  /** The peers go where they are built, by npm and by what the lock file says. */
  private void install() throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path lock = work.resolve("package-lock.json");
    boolean present =
        Files.exists(work.resolve("node_modules/.package-lock.json"))
            && Files.exists(lock)
            && Files.mismatch(lock, Path.of("src/bench/package-lock.json")) < 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("src/bench"))) {
      for (Path one : all) {
        Files.copy(one, work.resolve(one.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!present) {
      System.out.println("installing the peers into " + work);
      run(new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund").directory(work.toFile()));
    }
    run(new ProcessBuilder("bash", "debian.sh").directory(work.toFile()));
  }

  private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.inheritIO().start();
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("failed: " + builder.command());
    }
  }

  private int run(List<String> arguments) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("parley-peers");
    try (People people = new People();
        Measured node = Measured.start(Stage.class, data.resolve("node"), people.environment());
        Measured bare = Measured.start(Bare.class, data.resolve("bare"), Map.of())) {
      Stage.Scene scene = people.scene(node);
      ObjectNode job = JSON.createObjectNode().put("folder", data.toString());
      ObjectNode ours = at(job.putObject("parley"), node, scene.base());
      ours.put("forum", scene.forum()).put("room", scene.room());
      scene.cookies().forEach(ours.putArray("cookies")::add);
      at(job.putObject("bare"), bare, bare.line());
      Path file = data.resolve("job.json");
      Files.writeString(file, job.toString());
      List<String> command = new ArrayList<>(List.of("node", "run.mjs", file.toString(), ".."));
      command.addAll(arguments);
      Process load =
          new ProcessBuilder(command)
              .directory(work.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        return obey(load, node);
      } finally {
        load.descendants().forEach(ProcessHandle::destroyForcibly);
        load.destroyForcibly();
      }
    }
  }

  private static ObjectNode at(ObjectNode job, Measured process, String base) {
    return job.put("pid", process.pid()).put("port", URI.create(base).getPort());
  }

  /** Prints what the load generator says, and asks the node what it wants to know. */
  private static int obey(Process load, Measured node) throws IOException, InterruptedException {
    load.onExit()
        .orTimeout(MINUTES_MAX, TimeUnit.MINUTES)
        .exceptionally(late -> {
          load.destroyForcibly();
          return load;
        });
    try (BufferedReader out = load.inputReader(StandardCharsets.UTF_8);
        Writer in = load.outputWriter(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(ASK)) {
          in.write(node.ask(line.substring(ASK.length())) + "\n");
          in.flush();
        } else {
          System.out.println(line);
        }
      }
    }
    return load.waitFor();
  }
}
