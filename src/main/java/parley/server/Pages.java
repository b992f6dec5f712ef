package parley.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.web.Answer;

/**
 * The built pages, held in memory: there is no way from an address to the file system. The address
 * of every page answers with the one shell, which draws the page.
 */
final class Pages {
  private static final String SHELL = "/index.html";
  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/fora",
          "/about",
          "/me",
          "/search",
          "/invitation",
          "/organiser",
          "/mailbox",
          "/open",
          "/proposals",
          "/calendar",
          "/letters",
          "/signed-out");
  private static final String FORUMS = "/f/";
  private static final String OPENING = "/open/";
  private static final Pattern HASHED = Pattern.compile(".*-[0-9A-Za-z]{8}\\.[a-z0-9.]+");
  private static final CharSequence FOR_EVER =
      HttpHeaders.createOptimized("public, max-age=31536000, immutable");
  private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("no-cache");
  private static final int WORTH_PACKING_BYTES = 1_000;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private final Map<String, File> files;

  private Pages(Map<String, File> files) {
    this.files = files;
  }

  static Pages none() {
    return new Pages(Map.of());
  }

  /** Reads a directory of built pages. Beside a file may lie its {@code .br} and {@code .gz}. */
  static Pages load(Path directory) throws IOException {
    Map<String, File> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = "/" + directory.relativize(path).toString().replace('\\', '/');
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type != null) {
          files.put(name, file(path, type));
        }
      }
    }
    return new Pages(files);
  }

  /** The shell or the file at this path; null when there is neither. */
  @Nullable File at(String path) {
    boolean below = path.startsWith(FORUMS) || path.startsWith(OPENING);
    boolean page = ADDRESSES.contains(path) || below;
    return files.get(page ? SHELL : path);
  }

  /** The shell for a reader who asks for a page that is not there; null when it is no reader. */
  @Nullable File lost(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html") ? files.get(SHELL) : null;
  }

  static void write(HttpServerRequest request, HttpServerResponse response, File file) {
    MultiMap headers = response.headers();
    headers.set(HttpHeaders.CACHE_CONTROL, file.hashed ? FOR_EVER : REVALIDATE);
    headers.set(HttpHeaders.ETAG, file.tag);
    if (file.tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
        && response.getStatusCode() == 200) {
      response.setStatusCode(304).end();
      return;
    }
    headers.set(HttpHeaders.CONTENT_TYPE, file.type);
    byte[] body = file.plain;
    if (file.br != null || file.gz != null) {
      headers.set(HttpHeaders.VARY, Packing.BY_ENCODING);
      String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
      if (file.br != null && Packing.accepts(accepted, "br")) {
        headers.set(HttpHeaders.CONTENT_ENCODING, "br");
        body = file.br;
      } else if (file.gz != null && Packing.accepts(accepted, "gzip")) {
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        body = file.gz;
      }
    }
    Replies.end(request, response, body);
  }

  private static File file(Path path, String type) throws IOException {
    byte[] plain = Files.readAllBytes(path);
    byte[] gz = beside(path, ".gz");
    if (gz == null && plain.length > WORTH_PACKING_BYTES && packable(type)) {
      gz = Packing.thoroughly(plain);
    }
    boolean hashed = HASHED.matcher(path.getFileName().toString()).matches();
    return new File(type, plain, beside(path, ".br"), gz, Answer.tagOf(plain), hashed);
  }

  private static byte @Nullable [] beside(Path path, String suffix) throws IOException {
    Path packed = path.resolveSibling(path.getFileName() + suffix);
    return Files.exists(packed) ? Files.readAllBytes(packed) : null;
  }

  private static boolean packable(String type) {
    return !type.equals("image/png") && !type.startsWith("font/");
  }

  /**
   * One file.
   *
   * @param br compressed, if it is
   * @param hashed its name changes with its content, so it may be kept for ever
   */
  record File(
      String type,
      byte[] plain,
      byte @Nullable [] br,
      byte @Nullable [] gz,
      String tag,
      boolean hashed) {}
}
