package parley.faults.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process of ours that can be stopped for a while, killed, and told to change its clock. */
public final class Child {
  private static final int ANSWER_SECONDS_MAX = 30;
  private static final int READY_SECONDS_MAX = 120;
  private final Process process;
  private final String first;
  private final Writer orders;
  private final BlockingQueue<String> said;

  private Child(Process process, String first, BlockingQueue<String> said) {
    this.process = process;
    this.first = first;
    this.said = said;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** What to run, below a wrapper command that ends by executing its arguments. */
  public record What(
      List<String> wrapper, int heapMegabytes, Class<?> main, List<String> arguments) {
    public What(int heapMegabytes, Class<?> main, List<String> arguments) {
      this(List.of(), heapMegabytes, main, arguments);
    }
  }

  /** Starts it and waits for the first line that begins like this; ends it if none comes. */
  public static Child start(What what, Map<String, String> environment, String ready)
      throws IOException {
    List<String> command = new ArrayList<>(what.wrapper());
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx" + what.heapMegabytes() + "m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-ea"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(what.main().getName());
    command.addAll(what.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    AtomicBoolean isReady = new AtomicBoolean();
    CompletableFuture.delayedExecutor(READY_SECONDS_MAX, TimeUnit.SECONDS)
        .execute(() -> {
          if (!isReady.get()) {
            process.destroyForcibly();
          }
        });
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ready)) {
        isReady.set(true);
        BlockingQueue<String> later = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> drain(output, later));
        return new Child(process, line, later);
      }
      said.append(line).append('\n');
    }
    throw new IOException("It did not start: " + said);
  }

  /** A full pipe would hold it up; with {@code -Dparley.faults.talk=true} what it says is shown. */
  private static void drain(BufferedReader output, BlockingQueue<String> later) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        later.add(line);
        if (Boolean.getBoolean("parley.faults.talk")) {
          System.out.println("    " + line);
        }
      }
    } catch (IOException itsEnd) {
      assert !itsEnd.toString().isEmpty();
    }
  }

  public String first() {
    return first;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it ends by itself; its exit code, or -1 if it does not. */
  public int end(int secondsMax) throws InterruptedException {
    return process.waitFor(secondsMax, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  public long pid() {
    return process.pid();
  }

  /** What it said since it was ready or was asked last. */
  public List<String> said() {
    return List.copyOf(said);
  }

  /** Ends it at once. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as a machine that hangs, until {@link #goOn}. */
  void hang() {
    signal("STOP");
  }

  void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
      if (kill.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it a line to read, and waits for the next that it says. */
  public String ask(String order) throws InterruptedException, IOException {
    said.clear();
    orders.write(order + "\n");
    orders.flush();
    String answer = said.poll(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IOException(process.isAlive() ? "It never answered" : "It ended");
    }
    return answer;
  }

  /** Gives it a line to read, and waits until it says this. */
  void tell(String order, String done) throws InterruptedException {
    said.clear();
    try {
      orders.write(order + "\n");
      orders.flush();
      for (String line = ""; !done.equals(line); ) {
        line = said.poll(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        if (line == null) {
          throw new IllegalStateException("It never said: " + done);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
