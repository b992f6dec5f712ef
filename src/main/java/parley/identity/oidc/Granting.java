package parley.identity.oidc;

import io.vertx.core.Future;
import io.vertx.ext.auth.User;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the token endpoint answered, in our words. */
final class Granting {
  static final int ANSWER_SECONDS_MAX = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Granting.class);
  private static final long SECONDS_UNSAID = 60;

  /** Errors of the token endpoint that are about the person, not about us or the issuer's state. */
  private static final Set<String> REFUSALS =
      Set.of(
          "invalid_grant",
          "access_denied",
          "login_required",
          "interaction_required",
          "consent_required",
          "account_selection_required");

  private Granting() {}

  /** Waits for it, within a time. */
  static Grant of(Future<User> answer) {
    Future<Grant> grant =
        answer
            .timeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
            .transform(done ->
                Future.succeededFuture(
                    done.succeeded() ? granted(done.result()) : failed(done.cause())));
    return grant.await();
  }

  private static Grant granted(User user) {
    Claims tokens = new Claims("", user.principal());
    long seconds =
        user.principal().getValue("expires_in") instanceof Number n
            ? n.longValue()
            : SECONDS_UNSAID;
    return new Grant.Granted(tokens.text("id_token"), tokens.text("refresh_token"), seconds);
  }

  /** The library gives the error's code at the start of the failure's message, and no other way. */
  private static Grant failed(Throwable cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    String error = message.split("[:\\s]", 2)[0];
    if (REFUSALS.contains(error)) {
      return new Grant.Refused(error);
    }
    LOG.warn("issuer outcome=away reason=\"{}\"", cause.getClass().getSimpleName());
    return new Grant.Away(cause.getClass().getSimpleName());
  }
}
