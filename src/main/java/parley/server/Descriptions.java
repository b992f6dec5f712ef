package parley.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import parley.web.Answer;
import parley.web.Routes;
import parley.web.Table;

/** What this server says of its own interface, and where to report a weakness of it. */
public final class Descriptions implements Routes {
  private static final String YAML = "application/yaml";
  private static final int EXPIRES_DAYS = 180;

  private final @Nullable String securityContact;
  private final Instant now;

  /**
   * @param securityContact such as {@code mailto:…}; null to name none
   * @param now when the server starts: the contact is to be believed for half a year from here
   */
  public Descriptions(@Nullable String securityContact, Instant now) {
    this.securityContact = securityContact;
    this.now = now;
  }

  @Override
  public void routes(Table table) {
    Answer openapi = described("openapi.yaml");
    Answer asyncapi = described("asyncapi.yaml");
    table
        .open()
        .get("/api/openapi.yaml", call -> openapi)
        .get("/api/asyncapi.yaml", call -> asyncapi);
    if (securityContact != null) {
      Answer security = security(securityContact);
      table.open().get("/.well-known/security.txt", call -> security);
    }
  }

  private static Answer described(String file) {
    try (InputStream in = Descriptions.class.getResourceAsStream("/api/" + file)) {
      if (in == null) {
        throw new IllegalStateException("Not built: api/" + file);
      }
      return Answer.bytes(200, YAML, in.readAllBytes()).forAll();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Answer security(String contact) {
    Instant expires = now.plus(EXPIRES_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    String text = "Contact: " + contact + "\nExpires: " + expires + "\n";
    return Answer.bytes(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .forAll();
  }
}
