package parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.identity.issuer.TestIssuer;

/** Experts and the issuer they sign in at, apart from the measured process. */
final class People implements AutoCloseable {
  /** So many that 10,000 sockets stay below what one account may open. */
  private static final int EXPERTS = 320;

  private final TestIssuer issuer = TestIssuer.start();

  /** Settings of the product that name the issuer. */
  Map<String, String> environment() {
    return Map.of(
        "PARLEY_IDENTITY_ISSUER",
        issuer.url(),
        "PARLEY_IDENTITY_CLIENT_SECRET",
        Objects.requireNonNull(issuer.config("http://localhost").clientSecret()));
  }

  /** The address of one of them. */
  String first() {
    return issuer.person("expert0").email();
  }

  /** Signs all in at a stage and has them seated in one forum. */
  Stage.Scene scene(Measured stage) throws IOException {
    String base = stage.line();
    List<String> cookies = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    for (int i = 0; i < EXPERTS; i++) {
      cookies.add(issuer.signIn(base, "expert" + i));
      emails.add(issuer.person("expert" + i).email());
    }
    String[] forum = stage.ask("seat " + String.join(",", emails)).split(" ");
    return new Stage.Scene(base, Integer.parseInt(forum[0]), forum[1], forum[2], cookies);
  }

  @Override
  public void close() {
    issuer.close();
  }
}
