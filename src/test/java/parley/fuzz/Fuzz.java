package parley.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -q -Pfuzz test-compile exec:exec@fuzz}: Jazzer on each target, one after the other, 60
 * seconds each ({@code -Dfuzz.seconds=…}). Begins with the corpora; what it finds on the way stays
 * in {@code target/fuzz}, what is a defect there as {@code crash-…}, to be put into the corpus with
 * its mend.
 */
final class Fuzz {
  private Fuzz() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean good = true;
    for (Target target : Target.values()) {
      good &= run(target, arguments[0]) == 0;
    }
    System.exit(good ? 0 : 1);
  }

  private static int run(Target target, String seconds) throws IOException, InterruptedException {
    Path found =
        Files.createDirectories(Path.of("target", "fuzz", target.corpus().getFileName() + ""));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.type.getName());
    command.add("--instrumentation_includes=parley.**");
    command.add("-max_total_time=" + seconds);
    command.add("-rss_limit_mb=4096");
    command.add("-artifact_prefix=" + found + "/");
    command.addAll(List.of(found.toString(), target.corpus().toString()));
    System.out.println(target);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
