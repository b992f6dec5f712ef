package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.identity.issuer.Browser;
import parley.identity.issuer.TestIssuer;
import parley.web.Account;

/** What is known of an account, who may learn it, and what its owner chooses. */
final class AccountsTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server(AccountsTest::operatedByOtto);
  private static final TestIssuer ISSUER = TOWN.issuer;

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @Test
  void the_device_key_is_always_the_same_and_everybodys_own() {
    Browser laptop = TOWN.signedIn(SERVER, "ana");
    Browser telephone = TOWN.signedIn(SERVER, "ana");
    String key = field(laptop.get("/api/me"), "deviceKey");

    assertThat(key).matches("[A-Za-z0-9_-]{43}");
    assertThat(field(telephone.get("/api/me"), "deviceKey")).isEqualTo(key);
    Browser ben = TOWN.signedIn(SERVER, "ben");
    assertThat(field(ben.get("/api/me"), "deviceKey")).isNotEqualTo(key);
    assertThat(field(ben.get("/api/me"), "account"))
        .isNotEqualTo(field(laptop.get("/api/me"), "account"));
  }

  @Test
  void what_one_chooses_is_kept_and_heard_by_the_other_node() {
    Server other = TOWN.server(Town::clustered);
    Browser ana = TOWN.signedIn(SERVER, "chooser");
    String id = field(ana.get("/api/me"), "account");
    assertThat(Objects.requireNonNull(other.identity.accounts().find(id)).language())
        .isEqualTo("en");

    HttpResponse<String> answer =
        ana.put("/api/me", "{\"language\":\"fa\",\"zone\":\"Asia/Kabul\",\"undoSeconds\":60}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ana.get("/api/me").body());
    assertThat(answer.body()).contains("\"fa\"", "Asia/Kabul", "\"undoSeconds\":60");
    Town.until(
        () -> Objects.requireNonNull(other.identity.accounts().find(id)).language().equals("fa"));
    assertThat(ana.put("/api/me", "{\"language\":\"en\",\"undoSeconds\":0}").body())
        .doesNotContain("zone");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"language\":\"de\",\"undoSeconds\":1}`,language",
        "`{\"language\":\"\",\"undoSeconds\":1}`,language",
        "`{\"language\":\"en\",\"zone\":\"Mars/Base\",\"undoSeconds\":1}`,zone",
        "`{\"language\":\"en\",\"undoSeconds\":61}`,undoSeconds",
        "`{\"language\":\"en\",\"undoSeconds\":-1}`,undoSeconds",
        "`{\"language\":\"en\"}`,undoSeconds",
        "`{\"language\":\"en\",\"undoSeconds\":1,\"name\":\"x\"}`,name",
      })
  void what_cannot_be_chosen_is_refused_and_changes_nothing(String choice, String field) {
    Browser ana = TOWN.signedIn(SERVER, "ana");
    String before = ana.get("/api/me").body();

    HttpResponse<String> answer = ana.put("/api/me", choice);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(field(answer, "field")).isEqualTo(field);
    assertThat(ana.get("/api/me").body()).isEqualTo(before);
  }

  @Test
  void a_verified_address_finds_its_account_and_an_unverified_one_none() {
    Accounts accounts = SERVER.identity.accounts();
    ISSUER.person("eva").withEmail("eva@old.example", true);
    ISSUER.person("mallory").withEmail("eva@old.example", false);
    TOWN.signedIn(SERVER, "mallory");
    assertThat(accounts.byEmail("eva@old.example")).isNull();

    Browser eva = TOWN.signedIn(SERVER, "eva");
    String id = field(eva.get("/api/me"), "account");
    assertThat(accounts.byEmail(" Eva@OLD.example ")).isEqualTo(id);
    TOWN.signedIn(SERVER, "mallory");
    assertThat(accounts.byEmail("eva@old.example")).isEqualTo(id);

    ISSUER.person("eva").withEmail("eva@new.example", true);
    TOWN.signedIn(SERVER, "eva");
    assertThat(accounts.byEmail("eva@new.example")).isEqualTo(id);
    assertThat(accounts.byEmail("eva@old.example")).isNull();
  }

  @Test
  void who_was_announced_is_the_same_account_at_sign_in() {
    Accounts accounts = SERVER.identity.accounts();
    String subject = ISSUER.person("zarina").subject();
    String id =
        accounts.seed(
            ISSUER.url(), new Accounts.Announced(subject, "Зарина", "zarina@people.example", "ru"));
    assertThat(accounts.byEmail("zarina@people.example")).isEqualTo(id);
    assertThat(accounts.profile(id)).extracting(Accounts.Profile::name).isEqualTo("Зарина");
    assertThat(
            accounts.seed(
                ISSUER.url(), new Accounts.Announced(subject, "X", "x@people.example", "en")))
        .isEqualTo(id);
    assertThat(accounts.profile(id)).extracting(Accounts.Profile::name).isEqualTo("Зарина");

    ISSUER.person("zarina").named("Зарина Н.");
    Browser zarina = TOWN.signedIn(SERVER, "zarina");
    assertThat(field(zarina.get("/api/me"), "account")).isEqualTo(id);
    assertThat(field(zarina.get("/api/me"), "language")).isEqualTo("ru");
    assertThat(accounts.profile(id)).extracting(Accounts.Profile::name).isEqualTo("Зарина Н.");
    assertThat(accounts.find("A".repeat(22))).isNull();
  }

  @Test
  void a_name_that_changes_at_the_issuer_changes_here_with_the_next_check() {
    Browser ana = TOWN.signedIn(SERVER, "renamed");
    ISSUER.person("renamed").named("New Name");
    TOWN.clock.pass(Duration.ofSeconds(61));
    assertThat(field(ana.get("/api/me"), "name")).isEqualTo("New Name");
  }

  @Test
  void a_name_cannot_turn_the_page_around() {
    ISSUER.person("bidi").named("Ana\u202eevil\u0000\u200b فارسی\u200cها");
    assertThat(field(TOWN.signedIn(SERVER, "bidi").get("/api/me"), "name"))
        .isEqualTo("Anaevil فارسی\u200cها");
  }

  @Test
  void only_the_one_with_the_verified_address_is_operator() {
    ISSUER.person("fake-otto").withEmail("otto@people.example", false);
    assertThat(TOWN.signedIn(SERVER, "otto").get("/api/me").body()).contains("\"operator\":true");
    assertThat(TOWN.signedIn(SERVER, "fake-otto").get("/api/me").body())
        .contains("\"operator\":false");
  }

  @Test
  void nothing_that_is_printed_names_anybody() {
    Account account = new Account("A".repeat(22), "Ana", "en", false, false);
    assertThat(account.toString()).doesNotContain("Ana");
    assertThat(ISSUER.config(SERVER.url).toString())
        .doesNotContain(Objects.requireNonNull(ISSUER.config(SERVER.url).clientSecret()));
  }

  private static IdentityConfig operatedByOtto(IdentityConfig c) {
    return new IdentityConfig(
        c.issuer(),
        c.clientId(),
        c.clientSecret(),
        c.origin(),
        c.audience(),
        c.programs(),
        Set.of("Otto@People.example"),
        true,
        c.lifetimes());
  }

  private static String field(HttpResponse<String> answer, String name) {
    return answer.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
