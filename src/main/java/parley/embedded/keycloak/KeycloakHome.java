package parley.embedded.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The data folder of one Keycloak: {@code home} is what it takes for its installation (its {@code
 * lib} a link to the build, so that several can run from one), with its database; beside it stand
 * our own lock, process number, secrets and log.
 */
record KeycloakHome(Path data) {
  private static final long LOG_BYTES_MAX = 10_000_000;

  Path home() {
    return data.resolve("home");
  }

  Path log() {
    return data.resolve("keycloak.log");
  }

  Path lock() {
    return data.resolve("lock");
  }

  Path processFile() {
    return data.resolve("keycloak.pid");
  }

  Path secretsFile() {
    return data.resolve("secrets.properties");
  }

  boolean isNew() {
    return !Files.exists(home().resolve("data/h2/keycloakdb.mv.db"));
  }

  void create() throws IOException {
    if (!Files.exists(data)) {
      Files.createDirectories(data);
      // Accounts, password hashes and signing keys of everybody are in here.
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
      Files.move(log(), data.resolve("keycloak.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Lays out what a start reads: the build, the theme, the realm and its people. */
  void layOut(Path build, Path realm, boolean demonstration) throws IOException {
    for (String folder : new String[] {"conf", "providers", "themes", "data"}) {
      Files.createDirectories(home().resolve(folder));
    }
    Path lib = home().resolve("lib");
    Files.deleteIfExists(lib);
    Files.createSymbolicLink(lib, build.resolve("lib").toAbsolutePath());
    layOutTheme(realm.resolve("theme"));
    // Keycloak imports what it does not have yet and leaves alone what it has.
    Path imports = home().resolve("data/import");
    Trees.remove(imports);
    Files.createDirectories(imports);
    Files.copy(realm.resolve("parley-realm.json"), imports.resolve("parley-realm.json"));
    if (demonstration) {
      Files.copy(realm.resolve("demo-people.json"), imports.resolve("parley-users-0.json"));
    }
  }

  /**
   * Keycloak lets browsers keep what a theme serves for a month, under an address that does not
   * change with it: so the addresses of the sheets get a part that does.
   */
  private void layOutTheme(Path source) throws IOException {
    Path theme = home().resolve("themes/parley");
    Trees.remove(theme);
    Trees.copy(source, theme);
    CRC32 sum = new CRC32();
    try (Stream<Path> sheets = Files.list(theme.resolve("login/resources/css"))) {
      for (Path sheet : sheets.sorted().toList()) {
        sum.update(Files.readAllBytes(sheet));
      }
    }
    Path properties = theme.resolve("login/theme.properties");
    String fresh = ".css?" + Long.toHexString(sum.getValue());
    Files.writeString(properties, Files.readString(properties).replace(".css", fresh));
  }
}
