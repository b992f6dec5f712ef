package parley.identity.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import parley.identity.issuer.IssuerKeys.Signer;

/** A token before it is signed: right as it comes, and to be made wrong in any way a test likes. */
public final class Token {
  private final IssuerKeys keys;
  private final ObjectNode header = IssuerKeys.JSON.createObjectNode();
  private final ObjectNode claims = IssuerKeys.JSON.createObjectNode();
  private Signer signer = Signer.ISSUER;

  Token(IssuerKeys keys, String type) {
    this.keys = keys;
    header.put("typ", type);
  }

  public Token claim(String name, String value) {
    claims.put(name, value);
    return this;
  }

  public Token claim(String name, boolean value) {
    claims.put(name, value);
    return this;
  }

  public Token claim(String name, String... values) {
    var list = claims.putArray(name);
    for (String value : values) {
      list.add(value);
    }
    return this;
  }

  public Token time(String name, Instant at) {
    claims.put(name, at.getEpochSecond());
    return this;
  }

  public Token without(String name) {
    claims.remove(name);
    return this;
  }

  /** An empty object, as the event of a logout token is. */
  public Token event(String name) {
    claims.putObject("events").putObject(name);
    return this;
  }

  public Token header(String name, String value) {
    header.put(name, value);
    return this;
  }

  public Token signedBy(Signer by) {
    signer = by;
    return this;
  }

  Token lasting(Instant now, Duration life) {
    return time("iat", now).time("exp", now.plus(life));
  }

  /** The signed token. */
  public String text() {
    return keys.sign(header.deepCopy(), claims, signer);
  }
}
