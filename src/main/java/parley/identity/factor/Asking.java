package parley.identity.factor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.identity.IdentityConfig.StepUp;
import parley.identity.keycloak.KeycloakAdmin;
import parley.identity.oidc.Attempts.Attempt;
import parley.identity.oidc.Tokens.Person;
import parley.web.Call;
import parley.web.Table;

/**
 * What the issuer is asked for besides who it is: a proof now, a means to be set up or removed, or
 * the second factor that organisers and co-chairs sign in with. Roles are ours and the issuer knows
 * none, so it is only after somebody came back that we know that they needed one.
 */
public final class Asking {
  private static final String CLASS = "acr_values";
  private static final String ACTION = "kc_action";
  private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final StepUp stepUp;
  private final Factors factors;
  private volatile Duties duties = account -> false;

  private Asking(StepUp stepUp, Factors factors) {
    this.stepUp = stepUp;
    this.factors = factors;
  }

  /**
   * @param keycloak null where nobody can say what a person has
   * @param subjects of whom a session is, as the issuer calls them
   */
  public static Asking of(
      StepUp stepUp,
      @Nullable KeycloakAdmin keycloak,
      Function<String, @Nullable String> subjects) {
    return new Asking(stepUp, new Factors(keycloak, subjects, !stepUp.acr().isEmpty()));
  }

  public void routes(Table table) {
    factors.routes(table);
  }

  /** Who must sign in with a second factor. */
  public void duties(Duties accounts) {
    duties = accounts;
  }

  /** What a sign-in asks for that begins with this call. */
  public Map<String, String> of(Call call) {
    Factor.Kind kind = Factor.Kind.named(call.query("factor"));
    String removed = call.query("remove");
    if (kind != null) {
      return Map.of(ACTION, kind.action());
    }
    if (removed != null && CREDENTIAL.matcher(removed).matches()) {
      return Map.of(ACTION, "delete_credential:" + removed);
    }
    if ("yes".equals(call.query("anew"))) {
      return stepUp.parameters();
    }
    return Map.of();
  }

  /** Whether these ask for the class of means that duties need. */
  public static boolean strong(Map<String, String> asked) {
    return asked.containsKey(CLASS);
  }

  /**
   * Whether this account has duties and did not sign in with what they need: by the class, or, if
   * it was not asked for in this attempt, with a second factor that the issuer names. That counts
   * only if it was shown in this very sign-in; an issuer that lets somebody in again by a cookie
   * goes on naming what they once showed.
   */
  public boolean more(String account, Person person, Attempt attempt) {
    boolean named =
        !attempt.strong() && person.provedSince(attempt.begun()) && Factor.among(person.means());
    boolean enough = stepUp.acr().isEmpty() || stepUp.acr().equals(person.acr()) || named;
    duties.comes(account);
    return !enough && duties.has(account);
  }

  /**
   * What is asked of somebody who has just signed in with too little. Who has no second factor sets
   * one up without giving the password again; who has one shows it, and a passkey, which shows both
   * at once, must be shown in the same go.
   */
  public Map<String, String> more(String subject) {
    Map<String, String> asked = new TreeMap<>(Map.of(CLASS, stepUp.acr()));
    List<Factor> known = factors.of(subject);
    if (known == null || !known.isEmpty()) {
      asked.put("prompt", "login");
    }
    return asked;
  }
}
