package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Keycloak for all tests that change nothing of it, beside a server in Parley's place that
 * takes what Keycloak sends. Nobody ends them: they end with the JVM of the tests.
 */
final class SharedKeycloak {
  private static final long MAIL_MILLIS_MAX = 20_000;
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/\\S*action-token\\S+");
  private static final Path DATA = Path.of("target", "keycloak-it");
  private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
  private static final GreenMail MAIL = mail();
  private static final HttpServer PARLEY = parley();
  private static final KeycloakProcess KEYCLOAK = keycloak();

  private SharedKeycloak() {}

  static KeycloakProcess process() {
    return KEYCLOAK;
  }

  static Path data() {
    return DATA;
  }

  static URI web() {
    return URI.create("http://localhost:" + PARLEY.getAddress().getPort());
  }

  /** The bodies of what Keycloak told to the address for ended sessions. */
  static BlockingQueue<String> told() {
    return TOLD;
  }

  /** The link of the letter that came as number so many, the first being 1. */
  static String linkOfLetter(int number) throws MessagingException {
    assertThat(MAIL.waitForIncomingEmail(MAIL_MILLIS_MAX, number)).isTrue();
    Message letter = MAIL.getReceivedMessages()[number - 1];
    Matcher link = LINK.matcher(plain(letter));
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static String plain(Message letter) throws MessagingException {
    try {
      return letter.getContent() instanceof Multipart parts
          ? parts.getBodyPart(0).getContent().toString()
          : letter.getContent().toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static GreenMail mail() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static KeycloakProcess keycloak() {
    try {
      Trees.remove(DATA);
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
    return TestKeycloak.start(
        KeycloakOptions.demonstration(DATA, TestKeycloak.REALM, 0, web())
            .with("PARLEY_SMTP_HOST", "127.0.0.1")
            .with("PARLEY_SMTP_PORT", Integer.toString(MAIL.getSmtp().getPort())));
  }

  private static HttpServer parley() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", SharedKeycloak::answer);
      server.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/sign-in/backchannel-logout")) {
      TOLD.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
