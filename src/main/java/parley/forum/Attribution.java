package parley.forum;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Rule.Inside;
import parley.store.KeyNames;

/**
 * The one place that can name an author. Where a room shows names, an author is kept as a
 * participant; where it hides them, as an author tag: an HMAC under the author key of the thread,
 * different for each contribution, so that neither a reader nor whoever has the database without
 * the key file can tell who wrote, or that two texts have one author.
 */
public final class Attribution {
  private static final int HANDLE_MIN = 1_000;
  private static final int HANDLES = 9_000;
  private final Tags tags;

  /** HMAC under a named author key, 16 bytes. */
  @FunctionalInterface
  public interface Tags {
    byte[] tag(String keyName, String... parts);
  }

  public Attribution(Tags tags) {
    this.tags = tags;
  }

  /** Who wrote something. It has nothing to read: only this class opens one. */
  public static final class Author {
    private final Kept kept;

    private Author(Kept kept) {
      this.kept = kept;
    }
  }

  /** What the journal keeps of an author: a participant, or a tag and what the rule shows. */
  private record Kept(
      @Nullable String participant,
      @Nullable String tag,
      @Nullable String party,
      @Nullable Role role,
      @Nullable String handle) {}

  /** How an author appears; of a name's fields all, of the others exactly one is there. */
  public record Shown(
      @Nullable String name,
      @Nullable String party,
      Participant.@Nullable Capacity capacity,
      @Nullable List<Role> roles,
      @Nullable Role role,
      @Nullable String handle,
      @Nullable Integer fit) {}

  /** The author of something new, kept as the rule asks. */
  public Author author(Seat seat, Rule rule, String thread, String contribution) {
    Participant person = seat.participant();
    if (rule.inside() == Inside.NAME) {
      return new Author(new Kept(person.id(), null, null, null, null));
    }
    String tag = tag(person, thread, contribution);
    return new Author(
        switch (rule.inside()) {
          case NAME -> throw new IllegalStateException("handled above");
          case PARTY -> new Kept(null, tag, person.party(), null, null);
          case ROLE -> new Kept(null, tag, null, role(person), null);
          case HANDLE -> new Kept(null, tag, null, null, handle(person, thread));
        });
  }

  /** The author of something that nobody is to be shown by; they know it themselves. */
  public Author unnamed(Seat seat, String thread, String contribution) {
    String tag = tag(seat.participant(), thread, contribution);
    return new Author(new Kept(null, tag, null, null, null));
  }

  /** True if this seat wrote it; only the person concerned can ask. */
  public boolean wrote(Seat seat, Author author, String thread, String contribution) {
    Participant person = seat.participant();
    return author.kept.participant() != null
        ? author.kept.participant().equals(person.id())
        : tag(person, thread, contribution).equals(author.kept.tag());
  }

  /**
   * How an author may be shown in a room: as the tighter of what was stamped and what holds now.
   */
  Shown shown(Forum forum, Author author, Rule stamped, Rule today) {
    Inside inside = stamped.showable(today);
    Kept kept = author.kept;
    Participant person =
        kept.participant() == null ? null : forum.participants().get(kept.participant());
    if (inside == null) {
      return role(Role.PARTICIPANT, null);
    }
    return switch (inside) {
      case NAME -> person == null ? role(Role.PARTICIPANT, null) : named(person);
      case PARTY -> party(person == null ? kept.party() : person.party(), null);
      case ROLE -> role(person == null ? orParticipant(kept.role()) : role(person), null);
      // no handle was made for what was written under a freer rule, and none may be guessed
      case HANDLE ->
          kept.handle() == null
              ? role(Role.PARTICIPANT, null)
              : new Shown(null, null, null, null, null, kept.handle(), null);
    };
  }

  /** How this seat would appear if it wrote in the room now, and how many others look the same. */
  Shown preview(Seat seat, Room room) {
    Participant person = seat.participant();
    List<Participant> members = seat.forum().members(room);
    return switch (room.rule().inside()) {
      case NAME -> named(person);
      case PARTY -> {
        String party = String.valueOf(person.party());
        long fit = members.stream().filter(m -> party.equals(String.valueOf(m.party()))).count();
        yield party(person.party(), (int) fit);
      }
      case ROLE -> {
        Role role = role(person);
        yield role(role, (int) members.stream().filter(m -> role(m) == role).count());
      }
      case HANDLE -> new Shown(null, null, null, null, null, "", members.size());
    };
  }

  private static Shown named(Participant p) {
    return new Shown(p.name(), p.party(), p.capacity(), p.roles(), null, null, null);
  }

  private static Shown party(@Nullable String party, @Nullable Integer fit) {
    return party == null
        ? role(Role.PARTICIPANT, fit)
        : new Shown(null, party, null, null, null, null, fit);
  }

  private static Shown role(Role role, @Nullable Integer fit) {
    return new Shown(null, null, null, null, role, null, fit);
  }

  private static Role role(Participant person) {
    return person.roles().isEmpty() ? Role.PARTICIPANT : person.roles().getFirst();
  }

  private static Role orParticipant(@Nullable Role role) {
    return role == null ? Role.PARTICIPANT : role;
  }

  private String tag(Participant person, String thread, String contribution) {
    byte[] tag = tags.tag(KeyNames.author(thread), "author", person.voice(), contribution);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
  }

  private String handle(Participant person, String thread) {
    byte[] tag = tags.tag(KeyNames.author(thread), "handle", person.voice());
    return String.valueOf(HANDLE_MIN + Math.floorMod(ByteBuffer.wrap(tag).getInt(), HANDLES));
  }

  /** Lets a mapper write and read authors: for the journal's mapper only. */
  public static SimpleModule forJournal() {
    SimpleModule module = new SimpleModule("author");
    module.addSerializer(
        Author.class,
        new StdSerializer<Author>(Author.class) {
          @Override
          public void serialize(Author value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            provider.defaultSerializeValue(value.kept, out);
          }
        });
    module.addDeserializer(
        Author.class,
        new StdDeserializer<Author>(Author.class) {
          @Override
          public Author deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            return new Author(context.readValue(in, Kept.class));
          }
        });
    return module;
  }
}
