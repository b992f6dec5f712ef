package parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is measured from outside; it is told what to do by lines and answers in lines. */
final class Measured implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private Measured(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts a main class with the flags and the log of the product. */
  static Measured start(Class<?> main, Path directory, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(System.getProperty("parley.bench.flags", "").split(" ")));
    command.add("-XX:-UseDynamicNumberOfCompilerThreads"); // they stay, and their time with them
    command.add("-Dlogback.configurationFile=" + Path.of("src/main/resources/logback.xml"));
    command.add("-Dparley.log=" + directory.resolve("log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add(directory.toString());
    command.removeIf(String::isEmpty);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new Measured(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line it prints. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the measured process has ended");
    }
    return line;
  }

  String ask(String command) throws IOException {
    in.write(command + "\n");
    in.flush();
    return line();
  }

  /** Bytes of heap in use after collections. */
  long heap() throws IOException {
    return Long.parseLong(ask("heap"));
  }

  long pid() {
    return process.pid();
  }

  /** CPU it has used so far, all threads: the JIT's and the collector's too. */
  long cpuMicros() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1_000).orElse(0L);
  }

  /** What of it the JIT compilers have used. */
  long jitMicros() throws IOException {
    long nanos = 0;
    Path tasks = Path.of("/proc/" + process.pid() + "/task");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        if (Files.readString(task.resolve("comm")).matches("C[12] Compiler.*\\s")) {
          nanos += Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", -1)[0]);
        }
      }
    }
    return nanos / 1_000;
  }

  /** How many descriptors ({@code fd}) or threads ({@code task}) it has. */
  long count(String what) throws IOException {
    try (var all = Files.list(Path.of("/proc/" + process.pid() + "/" + what))) {
      return all.count();
    }
  }

  long residentKilobytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String found = lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("0");
      return Long.parseLong(found.replaceAll("\\D", ""));
    }
  }

  /** For what does not end with its input. */
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() throws IOException {
    in.close(); // its sign to end
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
