package parley;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.Config.Mode;
import parley.web.Proxies;

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
    outside(config, mistakes);
    if (config.mode() == Mode.DEMONSTRATION) {
      demonstration(config, mistakes);
    } else {
      production(config, mistakes);
    }
    return mistakes;
  }

  private static void outside(Config config, List<String> mistakes) {
    require(
        mistakes,
        config.server().exitPage().matches("(https://[\\x21-\\x7e]+)?"),
        "server.exitPage must be an https address, or \"\" for an empty page");
    require(
        mistakes,
        config.identity().stepUpMinutesMax() >= 0 && config.identity().stepUpMinutesMax() <= 60,
        "identity.stepUpMinutesMax must lie between 0 and 60");
    require(
        mistakes,
        config.server().certificate().isEmpty() == config.server().privateKey().isEmpty(),
        "server.certificate and server.privateKey belong together");
    database(config.database(), mistakes);
    proxies(config.server().trustedProxies(), mistakes);
    require(
        mistakes,
        !config.cluster().shared() || !config.database().isEmbedded(),
        "cluster.shared: the embedded database serves one node; give database.uri a mongodb:// address");
    Config.Mail mail = config.mail();
    require(mistakes, port(mail.port()), "mail.port must lie between 0 and 65535");
    require(
        mistakes,
        mail.host().isEmpty() || mail.sender().matches("[^@\\s]+@[^@\\s]+"),
        "mail.sender must be the address that letters come from");
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
    require(
        mistakes,
        config.identity().stepUpMinutesMax() > 0,
        "identity.stepUpMinutesMax: what cannot be undone asks for a fresh sign-in in production");
    require(
        mistakes,
        !config.identity().stepUpAcr().isBlank(),
        "identity.stepUpAcr: in production organisers and co-chairs sign in with a second factor;"
            + " the realm that comes with Parley calls that \"2\"");
    operator(config.operator(), config.mail().host().isEmpty(), mistakes);
    require(mistakes, !config.testLanguage(), "testLanguage must be false in production");
  }

  /** Nobody is asked in before it is said who runs the server and who can see what. */
  private static void operator(Config.Operator says, boolean noMail, List<String> mistakes) {
    require(
        mistakes,
        !says.name().isBlank() && !says.place().isBlank() && !says.contact().isBlank(),
        "operator.name, operator.place and operator.contact must say who runs this server");
    require(
        mistakes,
        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(says.jurisdiction()),
        "operator.jurisdiction must be the state under whose law the machine stands, such as AT");
    require(
        mistakes,
        !says.signIn().isBlank() && !says.copies().isBlank(),
        "operator.signIn and operator.copies must say who runs the sign-in service, and who keeps"
            + " the backups and for how long");
    require(
        mistakes,
        noMail || !says.mail().isBlank(),
        "operator.mail must say who runs the mail server");
  }

  private static void proxies(List<String> ranges, List<String> mistakes) {
    try {
      Proxies.of(ranges);
    } catch (IllegalArgumentException mistaken) {
      mistakes.add(
          "server.trustedProxies: "
              + mistaken.getMessage()
              + " is no address, nor a range such as 10.0.0.0/8");
    }
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
