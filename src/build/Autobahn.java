import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import me.normanmaurer.maven.autobahntestsuite.FuzzingCaseResult;

/**
 * {@code mvn -q -Pautobahn test-compile exec:exec@autobahn}: the Autobahn suite, as it is in Maven
 * Central with a Python of its own, against our socket that says everything again
 * (parley.push.Echo). Not asked: 9 (times), 12 and 13 (compression, which is off). Reports in
 * target/autobahntestsuite-reports.
 */
class Autobahn {
  private static final String PORT = "19091";

  /** 1.2: we take no binary frames. 7.9.6 to 8: codes that have been registered since. */
  private static final Set<String> KNOWN =
      Set.of(
          "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.2.6", "1.2.7", "1.2.8", "7.9.6", "7.9.7",
          "7.9.8");

  public static void main(String[] arguments) throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process echo =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "parley.push.Echo",
                PORT)
            .redirectErrorStream(true)
            .start();
    try {
      BufferedReader said = echo.inputReader();
      for (String line = ""; !line.startsWith("echo at"); line = said.readLine()) {
        if (line == null) {
          throw new IllegalStateException("the server did not start");
        }
      }
      Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
      System.exit(run() ? 0 : 1);
    } finally {
      echo.destroy();
    }
  }

  private static boolean run() throws Exception {
    Map<Object, Object> options = new java.util.HashMap<>(Map.of("version", 18));
    List<FuzzingCaseResult> results =
        AutobahnTestSuite.runFuzzingClient(
            "parley",
            "ws://127.0.0.1:" + PORT + "/api/live",
            options,
            List.of("*"),
            List.of("9.*", "12.*", "13.*"));
    List<String> failed =
        results.stream().filter(Autobahn::isFailed).map(FuzzingCaseResult::caseName).toList();
    long strict =
        results.stream().filter(one -> String.valueOf(one.behavior()).equals("OK")).count();
    System.out.printf("%d cases, %d strictly, failed: %s%n", results.size(), strict, failed);
    return results.size() > KNOWN.size() && KNOWN.containsAll(failed);
  }

  private static boolean isFailed(FuzzingCaseResult one) {
    Set<String> bad = Set.of("FAILED", "WRONG_CODE", "UNCLEAN");
    return bad.contains(String.valueOf(one.behavior()))
        || bad.contains(String.valueOf(one.behaviorClose()));
  }
}
