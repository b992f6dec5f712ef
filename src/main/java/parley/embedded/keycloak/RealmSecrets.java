package parley.embedded.keycloak;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The secrets between Parley and its embedded Keycloak: drawn at the first start and kept beside
 * the database, so that none stands in the source and none is known to two installations.
 *
 * @param web of the client {@code parley-web}
 * @param server of the client {@code parley-admin}, which looks people up
 * @param program of the client {@code parley-program}
 * @param keeper of the client by which this package changes addresses in the realm
 */
record RealmSecrets(String web, String server, String program, String keeper) {
  static final String KEEPER = "parley-keeper";
  private static final SecureRandom RANDOM = new SecureRandom();

  static RealmSecrets in(Path file) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    } else {
      for (String name : new String[] {"web", "server", "program", "keeper"}) {
        kept.setProperty(name, random());
      }
      save(kept, file);
    }
    return new RealmSecrets(
        of(kept, "web"), of(kept, "server"), of(kept, "program"), of(kept, "keeper"));
  }

  private static String of(Properties kept, String name) {
    String value = kept.getProperty(name);
    if (value == null) {
      throw new KeycloakFailed("secrets.properties lacks the secret \"" + name + "\".");
    }
    return value;
  }

  private static void save(Properties kept, Path file) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    // The rights are set before there is anything to read.
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(half)) {
      kept.store(writer, null);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
