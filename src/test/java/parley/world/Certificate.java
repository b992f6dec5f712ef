package parley.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody signed, for 127.0.0.1 and localhost.
 *
 * @param chain a PEM file
 * @param privateKey its key, PKCS 8 in a PEM file
 * @param trusting what a client that knows it goes by
 */
public record Certificate(Path chain, Path privateKey, SSLContext trusting) {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String NAME = "parley";

  /** Makes one in a directory. */
  public static Certificate make(Path directory)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore store = made(directory.resolve("store.p12"));
    return new Certificate(
        pem(directory, "CERTIFICATE", store.getCertificate(NAME).getEncoded()),
        pem(directory, "PRIVATE KEY", store.getKey(NAME, PASSWORD).getEncoded()),
        trusting(store));
  }

  private static KeyStore made(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> command =
        List.of(
            Path.of(java).resolveSibling("keytool").toString(),
            "-genkeypair",
            "-alias",
            NAME,
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=ip:127.0.0.1,dns:localhost",
            "-keystore",
            file.toString(),
            "-storepass",
            String.valueOf(PASSWORD));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static Path pem(Path directory, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    String lines = "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    return Files.writeString(directory.resolve(kind.replace(' ', '-') + ".pem"), lines);
  }

  private static SSLContext trusting(KeyStore store) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(NAME, store.getCertificate(NAME));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
