package parley.embedded.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded database in a process of its own, to be killed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final String connectionString;

  private ServerProcess(Process process, String connectionString) {
    this.process = process;
    this.connectionString = connectionString;
  }

  /** Starts one and waits until it serves. */
  static ServerProcess start(Path directory, int checkpointBytes) throws IOException {
    return start(List.of(), directory, checkpointBytes);
  }

  /** Starts one below a wrapper command that ends by executing its arguments. */
  static ServerProcess start(List<String> wrapper, Path directory, int checkpointBytes)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-ea"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EmbeddedMongo.class.getName());
    command.addAll(List.of(directory.toString(), "0", Integer.toString(checkpointBytes)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("mongodb://")) {
        Thread.ofVirtual().start(() -> drain(output));
        return new ServerProcess(process, line);
      }
      said.append(line).append('\n');
    }
    throw new IOException("It did not start: " + said);
  }

  /** A full pipe would hold the server up. */
  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      assert !e.toString().isEmpty(); // the process has ended, and its pipe with it
    }
  }

  /** CPU time it has used so far, in microseconds. */
  long cpuMicros() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1000;
  }

  String connectionString() {
    return connectionString;
  }

  /** Ends it at once, as a power cut would, but for what the kernel already has. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to stop in order. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
