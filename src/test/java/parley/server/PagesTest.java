package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'");
      assertThat(headers)
          .containsEntry("cross-origin-opener-policy", "same-origin")
          .containsEntry("cross-origin-embedder-policy", "require-corp")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-content-type-options", "nosniff")
          .containsKey("permissions-policy")
          .containsKey("cache-control")
          .doesNotContainKey("strict-transport-security");
    }
    assertThat(new Origins(List.of("https://a.example")).encrypted()).isTrue();
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
}
