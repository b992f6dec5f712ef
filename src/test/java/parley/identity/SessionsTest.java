package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerKeys.Signer;

/** How long a session is believed, and what ends it. */
final class SessionsTest {
  private static final Duration MINUTE = Duration.ofSeconds(61);
  private static final Executor THREADS = Thread::startVirtualThread;

  private final Town town = new Town();
  private final Server server = town.server();

  @AfterEach
  void end() {
    town.close();
  }

  @Test
  void within_a_minute_the_issuer_is_not_asked_and_after_it_once() {
    Browser ana = town.signedIn(server, "ana");
    assertThat(status(ana)).isEqualTo(200);
    assertThat(town.issuer.refreshes()).isZero();

    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(200);
    assertThat(status(ana)).isEqualTo(200);
    assertThat(town.issuer.refreshes()).isEqualTo(1);
  }

  @Test
  void a_disabled_account_is_out_within_the_minute_and_another_is_not() {
    Browser ana = town.signedIn(server, "ana");
    Browser ben = town.signedIn(server, "ben");
    town.issuer.person("ana").disabled(true);

    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(401);
    assertThat(status(ben)).isEqualTo(200);
    assertThat(server.ended).extracting(Ended::reason).contains(Ended.Reason.REFUSED);

    town.issuer.person("ana").disabled(false);
    assertThat(status(ana)).as("ended for good").isEqualTo(401);
  }

  @Test
  void what_the_issuer_newly_says_of_a_person_is_believed_only_if_it_signed_it() {
    Browser ana = town.signedIn(server, "ana");
    town.issuer.tamper(token -> token.claim("name", "Eve"));
    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(200);
    town.issuer.tamper(token -> token.claim("name", "Mallory").signedBy(Signer.STRANGER_BY_NAME));
    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(401);
  }

  @Test
  void a_token_of_a_refresh_that_says_nothing_new_must_still_be_ours_and_good() {
    Browser ana = town.signedIn(server, "ana");
    town.issuer.tamper(token -> token.claim("aud", "somebody-else"));
    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(401);
  }

  @Test
  void many_requests_at_once_ask_the_issuer_once() {
    Browser ana = town.signedIn(server, "ana");
    town.clock.pass(MINUTE);

    assertThat(atOnce(Stream.generate(() -> ana).limit(30).toList())).containsOnly(200);
    assertThat(town.issuer.refreshes()).isEqualTo(1);
  }

  @Test
  void two_nodes_at_once_ask_the_issuer_once() {
    Server other = town.server(Town::clustered);
    Browser ana = town.signedIn(server, "ana");
    Browser elsewhere = town.issuer.browser(other.url);
    elsewhere.jar(URI.create(other.url)).putAll(ana.jar(URI.create(server.url)));
    assertThat(status(elsewhere)).as("a session is good on every node").isEqualTo(200);

    for (int round = 1; round <= 5; round++) {
      town.clock.pass(MINUTE);
      assertThat(atOnce(List.of(ana, elsewhere, ana, elsewhere))).containsOnly(200);
      assertThat(town.issuer.refreshes()).isEqualTo(round);
    }
  }

  @Test
  void an_open_socket_is_looked_after_though_nothing_is_asked() {
    Browser ana = town.signedIn(server, "ana");
    String session = server.sessionOf(ana);
    server.sockets.add(session);

    for (int minute = 1; minute <= 3; minute++) {
      town.clock.pass(MINUTE);
      int refreshes = minute;
      Town.until(() -> town.issuer.refreshes() == refreshes);
    }
    assertThat(server.ended).isEmpty();

    town.issuer.person("ana").disabled(true);
    town.clock.pass(MINUTE);
    Town.until(() -> server.ended.stream().anyMatch(end -> end.session().equals(session)));
    assertThat(status(ana)).isEqualTo(401);
  }

  @Test
  void a_session_in_use_is_asked_about_before_a_request_must_wait_for_it() {
    Browser ana = town.signedIn(server, "ana");
    assertThat(status(ana)).isEqualTo(200);

    town.clock.pass(Duration.ofSeconds(55)); // still believed
    Town.until(() -> town.issuer.refreshes() == 1);
    town.clock.pass(Duration.ofSeconds(30)); // would be too old, had nobody asked
    assertThat(status(ana)).isEqualTo(200);
    assertThat(town.issuer.refreshes()).isEqualTo(1);
  }

  @Test
  void while_the_issuer_is_away_a_session_lasts_a_while_and_then_nothing_is_shown() {
    Browser ana = town.signedIn(server, "ana");
    town.issuer.away();

    town.clock.pass(MINUTE);
    assertThat(status(ana)).isEqualTo(200);
    town.clock.pass(Duration.ofMinutes(8)); // 5 of the token and 5 more make 10
    assertThat(status(ana)).isEqualTo(200);
    town.clock.pass(Duration.ofMinutes(2));
    HttpResponse<String> answer = ana.get("/api/me");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(answer.body()).contains("unavailable").doesNotContain("Ana");

    town.issuer.back();
    town.clock.pass(Duration.ofSeconds(10));
    assertThat(status(ana)).isEqualTo(200);
  }

  @Test
  void sockets_close_when_the_issuer_is_away_for_too_long() {
    Browser ana = town.signedIn(server, "ana");
    server.sockets.add(server.sessionOf(ana));
    town.issuer.away();

    town.clock.pass(Duration.ofMinutes(11));
    Town.until(() -> !server.ended.isEmpty());
    assertThat(server.ended).extracting(Ended::reason).contains(Ended.Reason.UNCHECKED);
  }

  @Test
  void an_issuer_that_says_nothing_holds_a_request_up_for_seconds_at_most() {
    Browser ana = town.signedIn(server, "ana");
    town.issuer.fallSilent();
    town.clock.pass(MINUTE);

    long began = System.nanoTime();
    assertThat(status(ana)).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
    began = System.nanoTime();
    assertThat(status(ana)).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void unused_for_two_hours_it_is_over_and_used_it_lasts_twelve() {
    Browser ana = town.signedIn(server, "ana");
    Browser ben = town.signedIn(server, "ben");
    for (int hour = 1; hour < 12; hour++) {
      town.clock.pass(Duration.ofHours(1));
      assertThat(status(ana)).isEqualTo(200);
    }
    assertThat(status(ben)).as("idle").isEqualTo(401);
    town.clock.pass(Duration.ofHours(1));
    assertThat(status(ana)).as("old").isEqualTo(401);
  }

  @Test
  void a_restart_keeps_sessions_even_while_the_issuer_is_away() {
    Browser ana = town.signedIn(server, "ana");
    town.issuer.away();
    Server restarted = town.server();
    Browser later = town.issuer.browser(restarted.url);
    later.jar(URI.create(restarted.url)).putAll(ana.jar(URI.create(server.url)));

    assertThat(status(later)).isEqualTo(200);
    assertThat(town.issuer.browser(restarted.url).get("/sign-in").statusCode()).isEqualTo(503);
  }

  @Test
  void nobody_guesses_or_bends_a_cookie() {
    Browser ana = town.signedIn(server, "ana");
    var jar = ana.jar(URI.create(server.url));
    String good = ana.session().split("=", 2)[1];
    for (String bad :
        List.of(
            "",
            "x",
            good + "A",
            good.substring(1),
            good.toLowerCase(Locale.ROOT),
            "A".repeat(43))) {
      jar.put("__Host-parley", bad);
      assertThat(status(ana)).as(bad).isEqualTo(401);
    }
    jar.put("__Host-parley", good);
    assertThat(status(ana)).isEqualTo(200);
  }

  @Test
  void the_database_holds_neither_cookie_nor_name() {
    Browser ana = town.signedIn(server, "ana");
    String dump = town.dump();
    assertThat(dump).contains("sessions", "accounts");
    // Each sealed value stands there as its bytes too; as base64 it holds three letters by chance.
    assertThat(dump.replaceAll("\"base64\": \"[^\"]*\"", ""))
        .doesNotContain(ana.jar(URI.create(server.url)).get("__Host-parley"))
        .doesNotContain("ana@people.example", "subject-of-ana")
        .doesNotContainPattern("\\bAna\\b")
        .doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
  }

  private static List<Integer> atOnce(List<Browser> browsers) {
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, browsers.size())
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(browsers.get(i)), THREADS))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static int status(Browser browser) {
    return browser.get("/api/me").statusCode();
  }
}
