package parley.identity.oidc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the issuer's public documents, each within a time and a size. */
final class JsonSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonSource.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final int ANSWER_SECONDS_MAX = 4;
  private static final int BYTES_MAX = 1 << 20;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

  /**
   * The JSON object at this address; waits.
   *
   * @throws IOException when it is not to be had, whole, in time
   */
  JsonObject read(String address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("accept", "application/json").build();
    var handler =
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BYTES_MAX);
    HttpResponse<byte[]> whole = whole(http.sendAsync(request, handler));
    if (whole.statusCode() != 200) {
      throw new IOException("status " + whole.statusCode());
    }
    try {
      return new JsonObject(new String(whole.body(), StandardCharsets.UTF_8));
    } catch (DecodeException malformed) {
      throw new IOException("not JSON");
    }
  }

  /** Whether a sign-in is over after its refresh token was handed in at this address; waits. */
  boolean end(String address, Client client, String refreshToken) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("client_id", client.id());
    fields.put("refresh_token", refreshToken);
    if (client.secret() != null) {
      fields.put("client_secret", client.secret());
    }
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    var handler =
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BYTES_MAX);
    try {
      HttpResponse<byte[]> answer = whole(http.sendAsync(request, handler));
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      // A page that asks somebody to confirm is 200, and ends nothing.
      return answer.statusCode() == 204
          || (answer.statusCode() == 400 && body.contains("invalid_grant"));
    } catch (IOException unreachable) {
      LOG.info("issuer outcome=end-not-told reason=\"{}\"", unreachable.getMessage());
      return false;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException {
    try {
      // The request's own timeout would end with the headers.
      return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()));
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException("no answer in time");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("stopped");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
