package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import parley.world.Certificate;

/**
 * Debian's nginx on loopback with a file of {@code config/nginx} itself: only names of files,
 * addresses and ports are other ones. The build sees that it is there ({@code
 * src/build/debian.sh}).
 */
final class Nginx implements AutoCloseable {
  private static final int STARTED_SECONDS_MAX = 30;
  private static final String SURROUNDINGS =
      """
      daemon off;
      user root;
      worker_processes 2;
      pid DIRECTORY/nginx.pid;
      error_log DIRECTORY/error.log error;
      events {}
      http {
        access_log off;
        client_body_temp_path DIRECTORY/body;
        proxy_temp_path DIRECTORY/proxy;
        fastcgi_temp_path DIRECTORY/fastcgi;
        uwsgi_temp_path DIRECTORY/uwsgi;
        scgi_temp_path DIRECTORY/scgi;
        include DIRECTORY/site.conf;
      }
      """;
  private final Process process;

  private Nginx(Process process) {
    this.process = process;
  }

  /**
   * Looks through the file ({@code nginx -t}), starts with it, and waits for its port.
   *
   * @param others what stands in the file, and what stands there here; each must be found
   */
  static Nginx start(Path directory, Path file, Map<String, String> others, int port)
      throws IOException, InterruptedException {
    String site = Files.readString(file);
    for (Map.Entry<String, String> one : others.entrySet()) {
      assertThat(site).contains(one.getKey());
      site = site.replace(one.getKey(), one.getValue());
    }
    Files.writeString(directory.resolve("site.conf"), site);
    Path all = directory.resolve("nginx.conf");
    Files.writeString(all, SURROUNDINGS.replace("DIRECTORY", directory.toString()));
    List<String> command = List.of("nginx", "-p", directory.toString(), "-c", all.toString());
    looksThrough(command);
    Nginx nginx = new Nginx(builder(command).inheritIO().start());
    nginx.awaits(port);
    return nginx;
  }

  /** What stands for the certificate of a name. */
  static Map<String, String> certificate(String name, Certificate certificate) {
    return Map.of(
        "/etc/ssl/" + name + ".pem", certificate.chain().toString(),
        "/etc/ssl/private/" + name + ".key", certificate.privateKey().toString());
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().merge("PATH", ":/usr/sbin", String::concat); // where Debian has it
    return builder;
  }

  private static void looksThrough(List<String> command) throws IOException, InterruptedException {
    List<String> look = new ArrayList<>(command);
    look.add("-t");
    Process process = builder(look).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("[emerg]");
  }

  private void awaits(int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTED_SECONDS_MAX);
    while (!listens(port)) {
      assertThat(process.isAlive()).as("nginx lives").isTrue();
      assertThat(System.nanoTime()).as("nginx listens in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
