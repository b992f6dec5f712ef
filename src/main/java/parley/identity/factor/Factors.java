package parley.identity.factor;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.identity.keycloak.Away;
import parley.identity.keycloak.KeycloakAdmin;
import parley.web.Answer;
import parley.web.Authenticator.Caller;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Table;

/** Which second factors one has: asked of Keycloak each time, kept nowhere here. */
final class Factors {
  private final @Nullable KeycloakAdmin keycloak;
  private final Function<String, @Nullable String> subjects;
  private final boolean asked;

  /**
   * @param keycloak null where nobody can say what a person has
   * @param subjects of whom a session is, as the issuer calls them
   * @param asked whether what cannot be undone asks for a second factor on this server
   */
  Factors(
      @Nullable KeycloakAdmin keycloak,
      Function<String, @Nullable String> subjects,
      boolean asked) {
    this.keycloak = keycloak;
    this.subjects = subjects;
    this.asked = asked;
  }

  /**
   * What one has.
   *
   * @param asked whether it is asked for before what opens up or cannot be undone
   * @param known whether the issuer could be asked; if not, the list says nothing
   * @param shown whether such a thing can be done now, without a further sign-in
   */
  private record Mine(boolean asked, boolean known, boolean shown, List<Factor> factors) {}

  void routes(Table table) {
    table.get("/api/me/factors", this::mine);
  }

  private Answer mine(Call call) {
    Caller caller = call.known();
    if (caller.account().bearer()) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    String subject = subjects.apply(caller.session());
    List<Factor> found = subject == null ? null : of(subject);
    List<Factor> factors = found == null ? List.of() : found;
    return Answer.ok(new Mine(asked, found != null, caller.proved(), factors));
  }

  /** Null where nobody can say. */
  @Nullable List<Factor> of(String subject) {
    if (keycloak == null) {
      return null;
    }
    try {
      return keycloak.credentials(subject).stream()
          .map(Factor::of)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparing(Factor::since).thenComparing(Factor::factor))
          .toList();
    } catch (Away away) {
      return null;
    }
  }
}
