package parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.world.Certificate;

/** A server with a certificate of its own. */
class TlsTest {
  /** Kinds of records. */
  private static final int ALERT = 21;

  private static final int HANDSHAKE = 22;

  @TempDir Path directory;

  @Test
  void itSpeaksTlsAndNothingElse() throws Exception {
    Certificate own = Certificate.make(directory);
    try (Served served = new Served(Notes::routes, tls(own), Settings.Limits.USUAL);
        HttpClient client = HttpClient.newBuilder().sslContext(own.trusting()).build()) {
      URI notes = URI.create("https://127.0.0.1:" + served.server.port() + "/api/notes");
      HttpRequest.Builder asked =
          HttpRequest.newBuilder(notes)
              .header("cookie", "__Host-parley=ana")
              .header("origin", Served.ORIGIN)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}"));
      HttpResponse<String> answer =
          client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThatThrownBy(() -> served.send(served.as("ana", "/api/notes")))
          .as("in clear")
          .isInstanceOf(IOException.class);
      assertThat(answered(served, 3)).as("1.2").isEqualTo(HANDSHAKE);
      assertThat(answered(served, 2)).as("1.1").isEqualTo(ALERT);
      assertThat(answered(served, 1)).as("1.0").isEqualTo(ALERT);
    }
  }

  @Test
  void whoSaysNothingIsNotWaitedFor() throws Exception {
    Settings.Limits quick = new Settings.Limits(20, 1_000, 10_000, 10, 10, 200, 500, 200, 5_000);
    try (Served hasty = new Served(Notes::routes, tls(Certificate.make(directory)), quick);
        Socket silent = hasty.connect();
        Socket half = hasty.connect()) {
      half.getOutputStream().write(hello(3), 0, 20);
      for (Socket late : List.of(silent, half)) {
        late.setSoTimeout(5_000); // sooner than it would be without our limit
        late.getInputStream().readAllBytes();
      }
    }
  }

  /** The kind of the record with which a hello of this version is answered. */
  private static int answered(Served served, int minor) throws IOException {
    try (Socket socket = served.connect()) {
      socket.getOutputStream().write(hello(minor));
      return socket.getInputStream().read();
    }
  }

  /** By hand: this Java would not say it, so nothing could be learnt from its silence. */
  private static byte[] hello(int minor) {
    String random = "00".repeat(32);
    String suites = "0004" + "c02b" + "c009"; // by elliptic curves: of 1.2 only, and of all
    String curves = "000a" + "0006" + "0004" + "0017" + "0018";
    String points = "000b" + "0002" + "0100";
    String signatures = "000d" + "0006" + "0004" + "0403" + "0503";
    String extensions = sized(4, curves + points + signatures);
    String version = "030" + minor;
    String body = version + random + "00" + suites + "0100" + extensions;
    return HexFormat.of().parseHex("16" + version + sized(4, "01" + sized(6, body)));
  }

  /** Behind its length, in so many digits. */
  private static String sized(int digits, String hex) {
    return HexFormat.of().toHexDigits(hex.length() / 2, digits) + hex;
  }

  private static Settings.Tls tls(Certificate own) {
    return new Settings.Tls(own.chain(), own.privateKey());
  }
}
