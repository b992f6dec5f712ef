package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.world.Certificate;
import parley.world.Ear;
import parley.world.FreePort;
import parley.world.Person;
import parley.world.World;

/** Three nodes on one database behind {@code config/nginx/three-nodes.conf}. */
final class Trio implements AutoCloseable {
  static final int NODES = 3;
  private static final int SESSIONS_MAX = 30;
  private final Certificate certificate;
  private final int clear = FreePort.find();
  private final int tls = FreePort.find();
  private final Nodes nodes;
  private final List<Nodes.One> all = new ArrayList<>();
  private final Nginx nginx;

  Trio(Path directory) throws Exception {
    certificate = Certificate.make(directory);
    nodes = new Nodes(directory, "http://127.0.0.1:" + clear);
    all.addAll(List.of(nodes.a, nodes.b, nodes.start()));
    Map<String, String> others = new LinkedHashMap<>();
    // Beside TLS, in clear, as the people of the tests speak.
    String listens = "listen 127.0.0.1:%d ssl; listen 127.0.0.1:%d;".formatted(tls, clear);
    others.put("listen 443 ssl;", listens);
    others.putAll(Nginx.certificate("dialogue.example", certificate));
    for (int i = 0; i < NODES; i++) {
      others.put("10.0.0.1" + (i + 1) + ":8080", "127.0.0.1:" + all.get(i).port());
    }
    Path file = Path.of("config", "nginx", "three-nodes.conf");
    nginx = Nginx.start(Files.createDirectory(directory.resolve("nginx")), file, others, clear);
  }

  Nodes nodes() {
    return nodes;
  }

  Certificate certificate() {
    return certificate;
  }

  int tls() {
    return tls;
  }

  /** Stops a node in order; its port. */
  int stop(int node) {
    int port = all.get(node).port();
    nodes.close(all.get(node));
    return port;
  }

  void start(int node, int port) throws Exception {
    all.set(node, nodes.start(port));
  }

  /** Somebody with a session at each node, and what she hears there, by the place of the node. */
  record Seen(List<Person> anas, List<Ear> ears) implements AutoCloseable {
    @Override
    public void close() {
      ears.forEach(Ear::close);
    }
  }

  Seen everywhere(Person ana) {
    Person[] anas = new Person[NODES];
    Ear[] ears = new Ear[NODES];
    for (int i = 0, found = 0; found < NODES; i++) {
      assertThat(i).as("sessions until each node has one").isLessThan(SESSIONS_MAX);
      Person session = nodes.visitor(ana.login()).in(ana.place());
      List<Double> before = sockets();
      Ear ear = session.listens(null);
      ear.hears("subscribed");
      int node = grown(before, sockets());
      if (anas[node] == null) {
        anas[node] = session;
        ears[node] = ear;
        found++;
      } else {
        ear.close();
        SeveralNodesTest.await(() -> sockets().equals(before));
      }
    }
    return new Seen(List.of(anas), List.of(ears));
  }

  private List<Double> sockets() {
    return all.stream().map(Trio::sockets).toList();
  }

  private static double sockets(Nodes.One one) {
    return World.metrics(one.node().parley())
        .lines()
        .filter(line -> line.startsWith("parley_push_sockets "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static int grown(List<Double> before, List<Double> after) {
    for (int i = 0; i < before.size(); i++) {
      if (after.get(i) > before.get(i)) {
        return i;
      }
    }
    throw new AssertionError("no socket anywhere");
  }

  @Override
  public void close() throws Exception {
    nginx.close();
    all.forEach(nodes::close);
    nodes.close();
  }
}
