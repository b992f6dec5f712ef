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

  public AboutRoutes(Server server, Languages languages) {
    this.about = Answer.ok(server).forAll();
    this.config =
        Answer.ok(new Offered(languages.complete(), languages.test(), server.version())).forAll();
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

  /**
   * Who runs this server.
   *
   * @param name a person or an institution
   * @param place where the machine stands, under whose law
   * @param contact an address that reaches the operator
   */
  public record Operator(@Nullable String name, @Nullable String place, @Nullable String contact) {
    /** As settings have it, where an empty text says nothing; null if all are empty. */
    public static @Nullable Operator of(String name, String place, String contact) {
      boolean silent = name.isBlank() && place.isBlank() && contact.isBlank();
      return silent ? null : new Operator(said(name), said(place), said(contact));
    }

    private static @Nullable String said(String setting) {
      return setting.isBlank() ? null : setting.strip();
    }
  }

  private record Offered(List<String> languages, @Nullable String testLanguage, String version) {}
}
