package parley.server;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.web.Answer;

/** The one place that writes an answer, with the headers that every answer has. */
final class Replies {
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("no-cache");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
          + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'; "
          + "require-trusted-types-for 'script'";
  private static final String NOTHING_PERMITTED =
      "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
          + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
          + "idle-detection=(), magnetometer=(), microphone=(), midi=(), "
          + "payment=(), picture-in-picture=(), publickey-credentials-get=(), "
          + "screen-wake-lock=(), serial=(), storage-access=(), usb=(), "
          + "xr-spatial-tracking=()";
  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private final List<Map.Entry<CharSequence, CharSequence>> always = new ArrayList<>();

  Replies(boolean encrypted) {
    always("content-security-policy", POLICY);
    always("cross-origin-opener-policy", "same-origin");
    always("cross-origin-embedder-policy", "require-corp");
    always("cross-origin-resource-policy", "same-origin");
    always("permissions-policy", NOTHING_PERMITTED);
    always("referrer-policy", "no-referrer");
    always("x-content-type-options", "nosniff");
    if (encrypted) {
      always("strict-transport-security", TWO_YEARS);
    }
  }

  /** Writes it. On the request's event loop. */
  void write(HttpServerRequest request, Answer answer) {
    String tag = answer.tag();
    boolean known = tag != null && tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    HttpServerResponse response = begin(request, known ? 304 : answer.status());
    MultiMap headers = response.headers();
    headers.set(HttpHeaders.CACHE_CONTROL, tag == null ? NO_STORE : REVALIDATE);
    if (tag != null) {
      headers.set(HttpHeaders.ETAG, tag);
    }
    for (Map.Entry<String, String> header : answer.headers()) {
      headers.add(header.getKey(), header.getValue());
    }
    if (known || answer.type() == null) {
      response.end();
    } else {
      headers.set(HttpHeaders.CONTENT_TYPE, answer.type());
      end(request, response, answer.body());
    }
  }

  /** Ends it with this body; for HEAD with its length alone, which Vert.x leaves out. */
  static void end(HttpServerRequest request, HttpServerResponse response, byte[] body) {
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length)).end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  /** Begins a response that has the headers which every answer has. */
  HttpServerResponse begin(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response().setStatusCode(status);
    MultiMap headers = response.headers();
    for (Map.Entry<CharSequence, CharSequence> header : always) {
      headers.add(header.getKey(), header.getValue());
    }
    return response;
  }

  private void always(String name, String value) {
    always.add(Map.entry(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
  }
}
