package parley.fora;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Text;

/**
 * One forum of the web, proposed or existing.
 *
 * @param id a slug, the same for ever, such as {@code afghanistan-five}
 * @param number its place in the list, from 1
 * @param optionalSeats parties that may take a seat or not
 * @param partiesNote what the list of parties cannot say
 * @param issue id of an issue of the vocabulary
 * @param goals ids of goals of the vocabulary
 * @param reference official or historical: a forum opened from it is a dialogue of experts beside
 *     it
 * @param statusAsProposed when the source was written; what came later stands apart
 * @param source id of the source
 * @param keptApartFrom ids of rows whose members must not be able to link the two
 */
public record Row(
    String id,
    int number,
    Text name,
    List<NamedParty> parties,
    List<NamedParty> optionalSeats,
    @Nullable Text partiesNote,
    String issue,
    List<String> goals,
    NamedTrack track,
    boolean reference,
    Text statusAsProposed,
    List<Development> laterDevelopments,
    Text summary,
    String source,
    List<Link> links,
    List<String> keptApartFrom) {

  /** A party and who says that it belongs here. */
  public record NamedParty(String party, Naming namedBy) {}

  /** Whether the source names a party, or everybody knows it. */
  public enum Naming {
    SOURCE,
    COMMON_KNOWLEDGE
  }

  /** A track and whose suggestion it is; no value where the source gives none. */
  public record NamedTrack(@Nullable Track value, Suggestion suggestedBy) {}

  /** Official; officials with experts; experts; society. */
  public enum Track {
    @JsonProperty("T1")
    T1,
    @JsonProperty("T1_5")
    T1_5,
    @JsonProperty("T2")
    T2,
    @JsonProperty("T3")
    T3
  }

  /** Who puts forward a track. */
  public enum Suggestion {
    SOURCE,
    PARLEY
  }

  /** Something that happened after the source was written, with a source of its own. */
  public record Development(String date, Text text, String source) {}

  /** How this forum bears on another; {@code to} is a row's id, or "all". */
  public record Link(Bearing kind, String to) {}

  /** The kinds of links. */
  public enum Bearing {
    GROWS_INTO,
    EXTENDS,
    FEEDS,
    BUILDS_ON,
    BESIDE,
    CONDITIONS
  }
}
