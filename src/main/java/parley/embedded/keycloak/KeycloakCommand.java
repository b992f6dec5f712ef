package parley.embedded.keycloak;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command lines of the child: one Java process without the shell script around it, so that
 * ending it ends all of it. Options measured as the cheapest that serve a few hundred people.
 */
record KeycloakCommand(Path home, Path log) {
  private static final String ENTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
  private static final Path GUARD = Path.of("parley", "embedded", "keycloak", "Guard.class");

  /** What is not used is not there: fewer ways in, and a faster start. */
  static final List<String> BUILD =
      List.of(
          "build",
          "--db=dev-file",
          "--health-enabled=true",
          "--features-disabled=account,admin,authzen,ciba,identity-brokering-api,impersonation,"
              + "jwt-authorization-grant,kerberos,oid4vc-vci,organization,token-exchange-standard,"
              + "user-event-metrics,workflows");

  private static final List<String> JVM =
      List.of(
          "-Xms64m",
          "-Xmx320m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  Process build() throws IOException {
    return run(BUILD, Map.of());
  }

  Process start(int port, int managementPort, Map<String, String> environment) throws IOException {
    List<String> arguments =
        List.of(
            "start",
            "--optimized",
            "--import-realm",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + managementPort,
            "--hostname=http://localhost:" + port,
            "--log-level=info,io.smallrye.health:error");
    return run(arguments, environment);
  }

  /** How a process of this home is told from any other that got its number. */
  static String mark(Path home) {
    return "-Dkc.home.dir=" + home;
  }

  private Process run(List<String> arguments, Map<String, String> environment) throws IOException {
    Path guard = copyGuard();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark(home));
    command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    command.addAll(JVM);
    command.add("-classpath");
    command.add(guard + File.pathSeparator + home.resolve("lib/quarkus-run.jar"));
    command.add(Guard.class.getName());
    command.add(ENTRY);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    // What happens to be set around us must not change what we start.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("KC_") || name.equals("JDK_JAVA_OPTIONS"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  private Path copyGuard() throws IOException {
    Path folder = home.resolve("guard");
    Path file = folder.resolve(GUARD);
    Files.createDirectories(file.getParent());
    try (InputStream code = Guard.class.getResourceAsStream("Guard.class")) {
      if (code == null) {
        throw new KeycloakFailed("The class Guard is not on the class path.");
      }
      Files.copy(code, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }
}
