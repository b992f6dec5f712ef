package parley;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import parley.upkeep.Sight;

/** Forums as the commands of an operator see them. */
public final class Opened {
  private Opened() {}

  public static Sight sight() {
    try {
      Config config = Config.read(Path.of("config/parley.json"), null, Map.of());
      return database -> Features.opened(config, database, InstantSource.system());
    } catch (Config.Mistaken e) {
      throw new IllegalStateException(e);
    }
  }
}
