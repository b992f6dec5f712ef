package parley.identity.device;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser and what it runs on, as it names itself: enough to tell one's own phone from one's own
 * desk, no version and no model, by which a device could be told from others of its kind.
 *
 * @param kind computer, phone, tablet or unknown
 * @param browser a maker's name such as Firefox; empty when unknown
 * @param system a maker's name such as Windows; empty when unknown
 */
public record Device(Kind kind, String browser, String system) {
  public static final Device UNKNOWN = new Device(Kind.UNKNOWN, "", "");

  private static final int CHARS_MAX = 1_024;

  /** In this order: nearly every browser also says that it is one of those below. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("edg", "Edge"),
          Map.entry("opr/", "Opera"),
          Map.entry("yabrowser", "Yandex"),
          Map.entry("samsungbrowser", "Samsung Internet"),
          Map.entry("firefox", "Firefox"),
          Map.entry("fxios", "Firefox"),
          Map.entry("crios", "Chrome"),
          Map.entry("chrome", "Chrome"),
          Map.entry("safari", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("iphone", "iPhone"),
          Map.entry("ipad", "iPad"),
          Map.entry("android", "Android"),
          Map.entry("harmonyos", "HarmonyOS"),
          Map.entry("windows", "Windows"),
          Map.entry("cros", "ChromeOS"),
          Map.entry("mac os x", "macOS"),
          Map.entry("linux", "Linux"));

  /** What sort of thing it is. */
  public enum Kind {
    COMPUTER,
    PHONE,
    TABLET,
    UNKNOWN
  }

  /** As a {@code User-Agent} header says it; it may be anything, or lie. */
  public static Device of(@Nullable String header) {
    if (header == null || header.length() > CHARS_MAX) {
      return UNKNOWN;
    }
    String said = header.toLowerCase(Locale.ROOT);
    String system = first(SYSTEMS, said);
    return new Device(kind(said, system), first(BROWSERS, said), system);
  }

  private static Kind kind(String said, String system) {
    if (system.isEmpty()) {
      return Kind.UNKNOWN;
    }
    boolean handheld =
        system.equals("iPhone") || system.equals("Android") || system.equals("HarmonyOS");
    if (system.equals("iPad") || (handheld && !said.contains("mobile"))) {
      return Kind.TABLET;
    }
    return handheld ? Kind.PHONE : Kind.COMPUTER;
  }

  private static String first(List<Map.Entry<String, String>> names, String said) {
    return names.stream()
        .filter(name -> said.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
