package parley.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built pages and the headers on everything. */
class PagesTest {
  private static Served served;
  @TempDir static Path directory;

  @BeforeAll
  static void serve() throws Exception {
    Files.createDirectories(directory.resolve("assets"));
    Files.writeString(directory.resolve("index.html"), "<!doctype html><title>Parley</title>");
    Files.writeString(directory.resolve("assets/main-1A2B3C4D.js"), "x".repeat(5_000));
    Files.writeString(directory.resolve("assets/main-1A2B3C4D.js.br"), "br");
    Files.writeString(directory.resolve("robots.txt"), "User-agent: *\nDisallow: /\n");
    served = new Served(Notes::routes, Settings.Limits.USUAL, directory);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void putsTheHeadersOnEverything() throws Exception {
    for (String path : new String[] {"/api/me", "/", "/assets/main-1A2B3C4D.js", "/nothing"}) {
      Map<String, String> headers =
          served.send(served.as("ana", path)).headers().map().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getFirst()));
      assertThat(headers.get("content-security-policy"))
          .startsWith("default-src 'none'; ")
          .contains("frame-ancestors 'none'");
      assertThat(headers)
          .containsEntry("cross-origin-embedder-policy", "require-corp")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-content-type-options", "nosniff")
          .containsKey("cache-control")
          .doesNotContainKey("strict-transport-security");
    }
    assertThat(new Origins(List.of("https://a.example")).encrypted()).isTrue();
  }

  @Test
  void letsPagesDoWhatTheyNeedAndNothingElse() throws Exception {
    for (String path : new String[] {"/", "/fora", "/robots.txt", "/nothing"}) {
      HttpHeaders headers = served.send(served.anyone(path)).headers();
      assertThat(headers.firstValue("content-security-policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'");
      assertThat(headers.firstValue("cross-origin-opener-policy")).contains("same-origin");
      assertThat(headers.firstValue("permissions-policy")).isPresent();
    }
    for (String path : new String[] {"/api/me", "/assets/main-1A2B3C4D.js"}) {
      HttpHeaders headers = served.send(served.as("ana", path)).headers();
      assertThat(headers.allValues("content-security-policy"))
          .containsExactly("default-src 'none'; frame-ancestors 'none'");
    }
  }

  @Test
  void servesPages() throws Exception {
    for (String path :
        new String[] {
          "/", "/fora", "/about", "/me", "/search", "/signed-out", "/f/abc/r/def/t/ghi"
        }) {
      HttpResponse<String> page = served.send(served.anyone(path));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Parley</title>");
      assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
    }
    assertThat(served.send(served.anyone("/fora").DELETE()).statusCode()).isEqualTo(405);
    HttpResponse<String> lost =
        served.send(served.anyone("/elsewhere").header("accept", "text/html,*/*;q=0.8"));
    assertThat(lost.statusCode()).isEqualTo(404);
    assertThat(lost.body()).contains("<title>Parley</title>");
    for (String part : List.of("/api/nothing", "/assets/nothing.js", "/messages/xx.json")) {
      HttpResponse<String> none =
          served.send(served.anyone(part).header("accept", "text/html,*/*;q=0.8"));
      assertThat(none.statusCode()).isEqualTo(404);
      assertThat(none.body()).as(part).contains("\"code\":\"not-found\"");
    }
    assertThat(served.send(served.anyone("/../../etc/passwd")).statusCode()).isEqualTo(404);
    assertThat(served.send(served.anyone("/%2e%2e/etc/passwd")).statusCode()).isEqualTo(404);
  }

  @Test
  void letsHashedFilesBeKept() throws Exception {
    String path = "/assets/main-1A2B3C4D.js";
    HttpResponse<String> plain = served.send(served.anyone(path));
    assertThat(plain.body()).hasSize(5_000);
    assertThat(plain.headers().firstValue("cache-control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(plain.headers().firstValue("vary")).contains("accept-encoding");

    HttpResponse<String> br =
        served.send(served.anyone(path).header("accept-encoding", "gzip, br"));
    assertThat(br.headers().firstValue("content-encoding")).contains("br");
    assertThat(br.body()).isEqualTo("br");
    HttpResponse<String> gzip =
        served.send(served.anyone(path).header("accept-encoding", "gzip, br;q=0"));
    assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");

    String tag = plain.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> known = served.send(served.anyone(path).header("if-none-match", tag));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void packsWhatIsReadAndLong() throws Exception {
    HttpResponse<String> plain = served.send(served.as("ana", "/api/long"));
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    HttpResponse<byte[]> packed =
        served.client.send(
            served.as("ana", "/api/long").header("accept-encoding", "br, gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("vary")).contains("accept-encoding");
    assertThat(packed.body().length).isLessThan(plain.body().length() / 10);
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(new String(unpacked, UTF_8)).isEqualTo(plain.body());
    HttpResponse<String> small =
        served.send(served.as("ana", "/api/me").header("accept-encoding", "gzip"));
    assertThat(small.headers().firstValue("content-encoding")).isEmpty();
  }
}
