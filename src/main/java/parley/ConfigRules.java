package parley;

import java.util.ArrayList;
import java.util.List;
import parley.Config.Mode;

/**
 * What settings must satisfy together; above all, that a production start holds no demonstration.
 */
final class ConfigRules {
  private ConfigRules() {}

  static List<String> mistakes(Config config) {
    List<String> mistakes = new ArrayList<>();
    require(mistakes, port(config.server().port()), "server.port must lie between 0 and 65535");
    require(
        mistakes,
        port(config.server().managementPort()),
        "server.managementPort must lie between 0 and 65535");
    require(
        mistakes,
        config.server().eventLoops() >= 1 && config.server().eventLoops() <= 256,
        "server.eventLoops must lie between 1 and 256");
    require(
        mistakes,
        config.discussion().editMinutes() >= 0 && config.discussion().editMinutes() <= 10_080,
        "discussion.editMinutes must lie between 0 and 10080");
    require(
        mistakes,
        config.search().indexMegabytesMax() >= 1 && config.search().indexMegabytesMax() <= 65_536,
        "search.indexMegabytesMax must lie between 1 and 65536");
    require(
        mistakes,
        config.forums().memoryPercentMax() >= 1 && config.forums().memoryPercentMax() <= 90,
        "forums.memoryPercentMax must lie between 1 and 90");
    database(config.database(), mistakes);
    Config.Mail mail = config.mail();
    require(mistakes, port(mail.port()), "mail.port must lie between 0 and 65535");
    require(
        mistakes,
        mail.host().isEmpty() || mail.sender().matches("[^@\\s]+@[^@\\s]+"),
        "mail.sender must be the address that letters come from");
    if (config.mode() == Mode.DEMONSTRATION) {
      demonstration(config, mistakes);
    } else {
      production(config, mistakes);
    }
    return mistakes;
  }

  private static void database(Config.Store database, List<String> mistakes) {
    String uri = database.uri();
    require(
        mistakes,
        database.isEmbedded() || uri.startsWith("mongodb://") || uri.startsWith("mongodb+srv://"),
        "database.uri must be \"embedded\" or a mongodb:// address");
  }

  private static void demonstration(Config config, List<String> mistakes) {
    String host = config.server().host();
    require(
        mistakes,
        host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1"),
        "server.host: the demonstration, whose passwords are public, binds to loopback only");
  }

  private static void production(Config config, List<String> mistakes) {
    require(
        mistakes,
        !config.identity().issuer().equals(Config.EMBEDDED),
        "identity.issuer: production needs a Keycloak (or another OpenID issuer) of your own;"
            + " the embedded one holds the demonstration's people");
    require(
        mistakes,
        !config.identity().clientSecret().isBlank(),
        "identity.clientSecret must be given by PARLEY_IDENTITY_CLIENT_SECRET");
    require(
        mistakes,
        config.server().origin().startsWith("https://"),
        "server.origin must be an https address in production");
    require(
        mistakes,
        !config.mail().host().equals(Config.EMBEDDED),
        "mail.host: production needs a mail server of your own, or \"\" for none");
    Config.Operator operator = config.operator();
    require(
        mistakes,
        !operator.name().isBlank() && !operator.place().isBlank() && !operator.contact().isBlank(),
        "operator.name, operator.place and operator.contact must say who runs this server");
    require(mistakes, !config.testLanguage(), "testLanguage must be false in production");
  }

  private static boolean port(int port) {
    return port >= 0 && port <= 65_535;
  }

  private static void require(List<String> mistakes, boolean holds, String sentence) {
    if (!holds) {
      mistakes.add(sentence);
    }
  }
}
