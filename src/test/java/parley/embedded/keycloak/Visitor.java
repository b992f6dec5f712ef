package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person with a browser of few features, in front of Keycloak's pages: keeps cookies (the secure
 * ones too, as browsers do on localhost), fills in the form, follows no redirect.
 */
final class Visitor implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERIFIER = "v".repeat(64);
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final KeycloakProcess keycloak;
  private final String web;

  Visitor(KeycloakProcess keycloak, URI web) {
    this.keycloak = keycloak;
    this.web = web.toString();
  }

  /** What the authorization endpoint is asked with; tests leave out or change single ones. */
  Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("client_id", "parley-web");
    question.put("response_type", "code");
    question.put("scope", "openid profile email");
    question.put("redirect_uri", web + "/sign-in/callback");
    question.put("state", "some-state");
    question.put("nonce", "some-nonce");
    question.put("code_challenge", challenge());
    question.put("code_challenge_method", "S256");
    return question;
  }

  String address(Map<String, String> question) {
    return keycloak.issuer() + "/protocol/openid-connect/auth?" + form(question);
  }

  HttpResponse<String> asks(Map<String, String> question) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address(question))).build());
  }

  /** The answer to the filled-in form: a redirect with a code, or a further page. */
  HttpResponse<String> signsIn(DemonstrationPeople.Person person, Map<String, String> question)
      throws IOException, InterruptedException {
    Matcher action = ACTION.matcher(asks(question).body());
    if (!action.find()) {
      throw new AssertionError("no form to sign in");
    }
    URI target = URI.create(action.group(1).replace("&amp;", "&"));
    Map<String, String> fields =
        Map.of("username", person.username(), "password", person.password(), "credentialId", "");
    return send(posts(HttpRequest.newBuilder(target), fields));
  }

  /** Tokens for the code of a redirect. */
  JsonNode tokens(HttpResponse<String> redirect) throws IOException, InterruptedException {
    return tokens(redirect.headers().firstValue("Location").orElse(""));
  }

  /** Tokens for the code of the address that a browser was sent back to. */
  JsonNode tokens(String back) throws IOException, InterruptedException {
    Matcher code = CODE.matcher(back);
    if (!code.find()) {
      throw new AssertionError("no code in the address to which it led back");
    }
    Map<String, String> fields = asWeb();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code.group(1));
    fields.put("redirect_uri", web + "/sign-in/callback");
    fields.put("code_verifier", VERIFIER);
    return JSON.readTree(token(fields).body());
  }

  HttpResponse<String> refreshes(JsonNode tokens) throws IOException, InterruptedException {
    Map<String, String> fields = asWeb();
    fields.put("grant_type", "refresh_token");
    fields.put("refresh_token", tokens.path("refresh_token").asText());
    return token(fields);
  }

  HttpResponse<String> token(Map<String, String> fields) throws IOException, InterruptedException {
    return send(posts(to("/protocol/openid-connect/token"), fields));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpRequest withCookies =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .header(
                "Cookie",
                cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")))
            .build();
    HttpResponse<String> response = http.send(withCookies, BodyHandlers.ofString());
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(keycloak.issuer() + path));
  }

  static HttpRequest posts(HttpRequest.Builder request, Map<String, String> fields) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form(fields)))
        .build();
  }

  /** The part of a token that says something; its signature is not looked at here. */
  static JsonNode claims(JsonNode tokens, String name) throws IOException {
    return part(tokens.path(name).asText(), 1);
  }

  static JsonNode part(String token, int index) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
  }

  private Map<String, String> asWeb() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", "parley-web");
    fields.put("client_secret", keycloak.webSecret());
    return fields;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challenge() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
