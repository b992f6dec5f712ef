package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.server.Served;

/** Limits by source hold against those who write headers, and for those behind one's own proxy. */
final class ProxiesTest {
  private static final Proxies OWN = Proxies.of(List.of("10.0.0.0/9", "192.0.2.7", "fd00::/8"));

  @Test
  void whoIsNoProxyOfOursIsBelievedNothing() {
    assertThat(OWN.source("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    assertThat(OWN.source("10.128.0.1", List.of("198.51.100.1"))).isEqualTo("10.128.0.1");
    assertThat(Proxies.NONE.source("10.0.0.1", List.of("198.51.100.1"))).isEqualTo("10.0.0.1");
  }

  @Test
  void ourProxysWordIsTakenAndNobodysBeforeIt() {
    assertThat(OWN.source("10.127.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(OWN.source("10.0.0.1", List.of("1.1.1.1, 198.51.100.1")))
        .as("the first was written by whoever asked")
        .isEqualTo("198.51.100.1");
    assertThat(OWN.source("10.0.0.1", List.of("1.1.1.1", "198.51.100.1 , 192.0.2.7")))
        .isEqualTo("198.51.100.1");
    assertThat(OWN.source("fd00::1", List.of("[2001:db8::1]:4711"))).isEqualTo(v6("2001:db8::1"));
    assertThat(OWN.source("::ffff:10.0.0.1", List.of("198.51.100.1:80"))).isEqualTo("198.51.100.1");
  }

  @Test
  void whatIsNoAddressIsNotASourceOfItsOwn() {
    assertThat(OWN.source("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    for (String nonsense : List.of("", "unknown", "localhost", "1.2.3", "1.1.1.1,,")) {
      assertThat(OWN.source("10.0.0.1", List.of(nonsense))).isEqualTo("10.0.0.1");
    }
    assertThat(OWN.source("10.0.0.1", List.of("1.1.1.1," + "10.0.0.2,".repeat(5_000) + "10.0.0.3")))
        .startsWith("10.0.0.");
  }

  @Test
  void oneLineIsOneSourceHoweverItIsSpelled() {
    assertThat(OWN.source("fd00::1", List.of("2001:DB8:0:0::1"))).isEqualTo(v6("2001:db8::1"));
    assertThat(v6("2001:db8::9:1")).isEqualTo(v6("2001:db8::1"));
    assertThat(v6("2001:db8:0:1::1")).isNotEqualTo(v6("2001:db8::1"));
  }

  @Test
  void settingsThatBelieveEverybodyOrNobodyAreMistakes() {
    for (String mistaken : List.of("0.0.0.0/0", "proxy.example", "10.0.0.0/33", "10.0.0.0/x", "")) {
      assertThatThrownBy(() -> Proxies.of(List.of(mistaken)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theServerAsksThem() throws Exception {
    assertThat(sourceOf(Proxies.of(List.of("127.0.0.0/8")))).isEqualTo("198.51.100.1");
    assertThat(sourceOf(Proxies.NONE)).isEqualTo("127.0.0.1");
  }

  private static String sourceOf(Proxies proxies) throws Exception {
    try (Served served =
        new Served(
            table ->
                table
                    .open()
                    .get(
                        "/api/source",
                        call ->
                            Answer.bytes(
                                200, "text/plain", call.source().getBytes(StandardCharsets.UTF_8))),
            proxies)) {
      HttpRequest.Builder asks = served.anyone("/api/source");
      return served.send(asks.header("X-Forwarded-For", "1.1.1.1, 198.51.100.1")).body();
    }
  }

  private static String v6(String address) {
    return OWN.source(address, List.of());
  }
}
