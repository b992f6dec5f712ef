package parley.identity.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * As much of a browser as signing in takes: it keeps cookies by host and port, follows no redirect
 * by itself, and says where its requests come from.
 */
public final class Browser {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final Map<String, String> headers;
  private final Map<String, Map<String, String>> cookies;

  /**
   * @param base origin of the server under test
   */
  public Browser(String base) {
    this(
        base,
        Map.of(
            "accept",
            "text/html, application/json",
            "origin",
            base,
            "sec-fetch-site",
            "same-origin"),
        new ConcurrentHashMap<>());
  }

  private Browser(
      String base, Map<String, String> headers, Map<String, Map<String, String>> cookies) {
    this.base = base;
    this.headers = headers;
    this.cookies = cookies;
  }

  /** No browser: a program with a token, which sends no origin and keeps no cookies. */
  static Browser program(String base, String token) {
    return new Browser(base, Map.of("authorization", "Bearer " + token), new ConcurrentHashMap<>());
  }

  /** The same browser, sending another value of one header. */
  public Browser with(String header, String value) {
    Map<String, String> others = new TreeMap<>(headers);
    others.put(header, value);
    return new Browser(base, others, cookies);
  }

  /**
   * All steps of signing in.
   *
   * @return the value of the {@code Cookie} header for the server
   */
  public String signIn(String login) {
    HttpResponse<String> landed = finish(authorize(begin("/"), login));
    if (landed.statusCode() != 302) {
      throw new IllegalStateException("Not signed in: " + landed.statusCode());
    }
    return session();
  }

  /** Asks to sign in; answers the address at the issuer. */
  public URI begin(String path) {
    return location(get("/sign-in?return=" + encoded(path)));
  }

  /** Signs in at the issuer as somebody; answers the callback's address. */
  public URI authorize(URI atIssuer, String login) {
    return location(get(atIssuer + "&login_hint=" + login));
  }

  /** Goes where the issuer sent it. */
  public HttpResponse<String> finish(URI callback) {
    return get(callback.toString());
  }

  /** The value of the {@code Cookie} header that names the session alone. */
  public String session() {
    String value = jar(URI.create(base)).get("__Host-parley");
    if (value == null) {
      throw new IllegalStateException("No session");
    }
    return "__Host-parley=" + value;
  }

  /** An address, or a path of the server. */
  public HttpResponse<String> get(String address) {
    return send(request(address).GET());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Sends a form, as a page of the issuer would. */
  public HttpResponse<String> form(String address, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  public HttpResponse<String> put(String path, String json) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The cookies for an address, to look at or to tamper with. */
  public Map<String, String> jar(URI address) {
    return cookies.computeIfAbsent(address.getAuthority(), host -> new TreeMap<>());
  }

  private HttpRequest.Builder request(String address) {
    URI uri = URI.create(address.startsWith("/") ? base + address : address);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(request::header);
    String jar =
        jar(uri).entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return jar.isEmpty() ? request : request.header("cookie", jar);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(cookie -> keep(answer.uri(), cookie));
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(URI from, String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
      jar(from).remove(pair[0]);
    } else {
      jar(from).put(pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static URI location(HttpResponse<String> answer) {
    return URI.create(
        answer
            .headers()
            .firstValue("location")
            .orElseThrow(() -> new IllegalStateException("No redirect: " + answer.statusCode())));
  }
}
