package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.identity.issuer.Browser;

/** The link of a first start makes one account an organiser: the one that first came with it. */
class OrganiserLinkTest {
  private final Town town = new Town();
  private Server server = town.server();

  @AfterEach
  void stop() {
    town.close();
  }

  @Test
  void who_comes_with_it_signed_in_may_open_forums_and_nobody_after() {
    String secret = issued();
    Browser olga = town.signedIn(server, "olga");
    Browser otto = town.signedIn(server, "otto");
    assertThat(operates(olga)).isFalse();
    assertThat(use(town.issuer.browser(server.url), secret).statusCode()).isEqualTo(401);
    assertThat(use(olga, secret.substring(1) + "A").statusCode()).isEqualTo(404);
    assertThat(use(olga, secret).statusCode()).isEqualTo(204);
    assertThat(operates(olga)).isTrue();
    assertThat(use(olga, secret).statusCode()).isEqualTo(204); // the answer may have been lost
    assertThat(use(otto, secret).statusCode()).isEqualTo(404);
    assertThat(operates(otto)).isFalse();
    assertThat(server.identity.organiserLink().issue()).isNull();
  }

  @Test
  void it_holds_after_a_restart() {
    String secret = issued();
    Browser olga = town.signedIn(server, "olga");
    assertThat(use(olga, secret).statusCode()).isEqualTo(204);
    Server next = town.server();
    assertThat(operates(town.signedIn(next, "olga"))).isTrue();
    assertThat(operates(town.signedIn(next, "otto"))).isFalse();
    assertThat(next.identity.organiserLink().issue()).isNull();
  }

  @Test
  void it_expires_and_a_later_one_takes_its_place() {
    String first = issued();
    String second = issued();
    Browser olga = town.signedIn(server, "olga");
    assertThat(use(olga, first).statusCode()).isEqualTo(404);
    town.clock.pass(Duration.ofDays(3));
    Browser back = town.signedIn(server, "olga");
    assertThat(use(back, second).statusCode()).isEqualTo(404);
    assertThat(use(back, issued()).statusCode()).isEqualTo(204);
  }

  private String issued() {
    return Objects.requireNonNull(server.identity.organiserLink().issue());
  }

  private static HttpResponse<String> use(Browser browser, String secret) {
    return browser.put("/api/me/organiser", "{\"secret\":\"" + secret + "\"}");
  }

  private static boolean operates(Browser browser) {
    return browser.get("/api/me").body().contains("\"operator\":true");
  }
}
