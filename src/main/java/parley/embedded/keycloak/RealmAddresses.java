package parley.embedded.keycloak;

import java.net.URI;
import java.util.Map;

/** Where Keycloak sends people and word of ended sessions, all below Parley's origin. */
record RealmAddresses(URI web) {
  String home() {
    return origin() + "/";
  }

  String redirect() {
    return origin() + "/sign-in/callback";
  }

  String backchannel() {
    return origin() + "/sign-in/backchannel-logout";
  }

  Map<String, String> variables() {
    return Map.of("PARLEY_WEB_URL", origin(), "PARLEY_BACKCHANNEL_URL", backchannel());
  }

  String origin() {
    String text = web.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
