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
import org.jspecify.annotations.Nullable;
import parley.web.Answer;

/** The one place that writes an answer, with the headers that every page or part of one has. */
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

  /** Enough for what is no page: if it is opened as one, it can do nothing. */
  private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  /** Below these lies what pages are made of, and no page or worker. */
  private static final List<String> PARTS = List.of("/api/", "/assets/", "/messages/");

  private final List<Header> ofPages = new ArrayList<>();
  private final List<Header> ofParts = new ArrayList<>();

  private record Header(CharSequence name, CharSequence value) {}

  Replies(boolean encrypted) {
    add(ofPages, "content-security-policy", POLICY);
    add(ofPages, "cross-origin-opener-policy", "same-origin");
    add(ofPages, "permissions-policy", NOTHING_PERMITTED);
    // On a bad line 20 parts of a page would bring 14 kB that no browser looks at.
    add(ofParts, "content-security-policy", NO_PAGE);
    for (List<Header> each : List.of(ofPages, ofParts)) {
      add(each, "cross-origin-embedder-policy", "require-corp");
      add(each, "cross-origin-resource-policy", "same-origin");
      add(each, "referrer-policy", "no-referrer");
      add(each, "x-content-type-options", "nosniff");
      if (encrypted) {
        add(each, "strict-transport-security", TWO_YEARS);
      }
    }
  }

  /** Whether a page is made of what lies at this path; it is no page then, and no shell helps. */
  static boolean isPart(@Nullable String path) {
    return path != null && PARTS.stream().anyMatch(path::startsWith);
  }

  /**
   * What is read is packed, if that is worth it; what answers a command is short. On the request's
   * own thread: the event loop has all others to serve meanwhile.
   */
  static Answer packed(HttpServerRequest request, Answer answer) {
    boolean read =
        request.method().equals(HttpMethod.GET) && "application/json".equals(answer.type());
    if (!read || answer.body().length < Packing.WORTH_BYTES || known(request, answer)) {
      return answer;
    }
    Answer either = answer.with("vary", Packing.BY_ENCODING.toString());
    if (!Packing.accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "gzip")) {
      return either;
    }
    return new Answer(
        answer.status(),
        answer.type(),
        Packing.quickly(answer.body()),
        either.with("content-encoding", "gzip").headers(),
        answer.tag());
  }

  private static boolean known(HttpServerRequest request, Answer answer) {
    String tag = answer.tag();
    return tag != null && tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
  }

  /** Writes it. On the request's event loop. */
  void write(HttpServerRequest request, Answer answer) {
    String tag = answer.tag();
    boolean known = known(request, answer);
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

  /** Begins a response that has the headers which every page, or part of one, has. */
  HttpServerResponse begin(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response().setStatusCode(status);
    MultiMap headers = response.headers();
    for (Header header : isPart(request.path()) ? ofParts : ofPages) {
      headers.add(header.name, header.value);
    }
    return response;
  }

  private static void add(List<Header> headers, String name, String value) {
    headers.add(new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
  }
}
