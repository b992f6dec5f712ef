package parley.server;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.server.load.Gate;
import parley.web.Proxies;

/**
 * What the configuration says about the server.
 *
 * @param port 0 for any free one
 * @param eventLoops how many threads read and write connections
 * @param origins the exact origins of our own pages, such as {@code https://parley.example}
 * @param pages the directory of the built pages; null to serve none
 * @param securityContact for {@code /.well-known/security.txt}, such as {@code mailto:…}
 * @param managementPort on loopback; 0 for any free one
 * @param proxies whose word on where a request came from is taken
 * @param tls with what browsers are spoken to in secret; null where a proxy does that
 */
public record Settings(
    String host,
    int port,
    int eventLoops,
    List<String> origins,
    @Nullable Path pages,
    @Nullable String securityContact,
    int managementPort,
    Limits limits,
    Proxies proxies,
    @Nullable Tls tls) {
  /** With nobody between us and those who connect. */
  public Settings(
      String host,
      int port,
      int eventLoops,
      List<String> origins,
      @Nullable Path pages,
      @Nullable String securityContact,
      int managementPort,
      Limits limits) {
    this(
        host,
        port,
        eventLoops,
        origins,
        pages,
        securityContact,
        managementPort,
        limits,
        Proxies.NONE,
        null);
  }

  /**
   * @param certificate a PEM file: the server's own first, then those up to the root
   * @param privateKey its key, PKCS 8 in a PEM file
   */
  public record Tls(Path certificate, Path privateKey) {}

  /**
   * @param connections open at once, sockets not counted
   * @param bodyBytes of one request
   * @param bodiesBytes of all requests being read at once
   * @param running requests at once
   * @param runningPerAccount requests of one account at once, long polls among them
   * @param headMillis from the connection, or its last answer's end, to a complete head
   * @param keptMillis a connection is kept for its next request
   * @param bodyMillis from the head to the end of the body
   * @param answerMillis from the body's end to the end of the answer; more than a long poll waits
   */
  public record Limits(
      int connections,
      int bodyBytes,
      long bodiesBytes,
      int running,
      int runningPerAccount,
      int headMillis,
      int keptMillis,
      int bodyMillis,
      int answerMillis) {
    public static final Limits USUAL =
        new Limits(20_000, 256 * 1024, 64L << 20, 2_000, 64, 10_000, 75_000, 30_000, 120_000);

    Gate.Places places() {
      return new Gate.Places(running, runningPerAccount, bodiesBytes);
    }
  }
}
