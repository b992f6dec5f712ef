package parley.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import parley.forum.Rule;
import parley.identity.IdentityConfig;
import parley.identity.issuer.TestIssuer;
import parley.world.Person.Place;

/** A node with its database in a process of its own, to be killed. */
public final class NodeProcess {
  private static final String SECRET = "PARLEY_TEST_SECRET";
  private static final String READY = "ready";
  private final Process process;

  private NodeProcess(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it serves a forum whose organiser is olga. */
  public static NodeProcess start(Path directory, int port, TestIssuer issuer, Place place)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-ea"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NodeProcess.class.getName(), directory.toString(), issuer.url()));
    command.addAll(List.of(String.valueOf(port), place.forum(), place.room()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String secret = Objects.requireNonNull(issuer.config("http://127.0.0.1").clientSecret());
    builder.environment().put(SECRET, secret);
    Process process = builder.start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(READY)) {
        Thread.ofVirtual().start(() -> drain(output));
        return new NodeProcess(process);
      }
      said.append(line).append('\n');
    }
    throw new IOException("It did not start: " + said);
  }

  /** A full pipe would hold the node up. */
  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException("its end", e);
    }
  }

  /** Ends it at once, as a power cut would, but for what the kernel already has. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Runs: {@code DIRECTORY ISSUER PORT FORUM ROOM}. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[2]);
    IdentityConfig identity =
        new IdentityConfig(
            arguments[1],
            TestIssuer.CLIENT,
            System.getenv(SECRET),
            "http://127.0.0.1:" + port,
            TestIssuer.AUDIENCE,
            Set.of(TestIssuer.PROGRAM),
            Set.of(),
            false,
            IdentityConfig.Lifetimes.DEFAULT);
    Node node = Node.start(Path.of(arguments[0]), port, identity, InstantSource.system());
    String olga =
        node.parley()
            .identity()
            .accounts()
            .seed(
                identity.issuer(),
                new parley.identity.Accounts.Announced(
                    "subject-of-olga", "Olga", "olga@people.example", "en"));
    Place place = new Place(arguments[3], arguments[4]);
    if (node.parley().forums().seats(olga).findAny().isEmpty()) {
      node.open(place, olga, Rule.Preset.CHATHAM_HOUSE.rule());
    }
    System.out.println(READY);
    Thread.currentThread().join(); // until it is killed
  }
}
