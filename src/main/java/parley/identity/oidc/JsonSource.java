package parley.identity.oidc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the issuer's public documents, each within a time and a size. */
final class JsonSource implements AutoCloseable {
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
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
    try {
      // The request's own timeout would end with the headers.
      HttpResponse<byte[]> whole = answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if (whole.statusCode() != 200) {
        throw new IOException("status " + whole.statusCode());
      }
      return new JsonObject(new String(whole.body(), StandardCharsets.UTF_8));
    } catch (DecodeException malformed) {
      throw new IOException("not JSON");
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
