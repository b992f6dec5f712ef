package parley.about;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Answer;
import parley.web.Routes;
import parley.web.Table;

/** What everybody may know of this server before signing in. Both answers are made once. */
public final class AboutRoutes implements Routes {
  private final Answer about;
  private final Answer config;

  /**
   * @param exitPage where a quick exit leads; empty for an empty page
   */
  public AboutRoutes(Server server, Languages languages, String exitPage) {
    this.about = Answer.ok(server).forAll();
    this.config =
        Answer.ok(new Offered(languages.complete(), languages.test(), server.version(), exitPage))
            .forAll();
  }

  @Override
  public void routes(Table table) {
    table.open().get("/api/about", call -> about).get("/api/config", call -> config);
  }

  /**
   * This server.
   *
   * @param version of the software
   * @param demonstration whether its people are invented and their passwords public
   * @param operator who runs it; left out where nobody has said so
   */
  public record Server(String version, boolean demonstration, @Nullable Operator operator) {}

  private record Offered(
      List<String> languages, @Nullable String testLanguage, String version, String exitPage) {}
}
