package parley.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How our types look in JSON: what is required, how names of constants and instants are spelt. */
final class JsonShape extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final int PRINTABLE_MAX = 60;
  private static final int INSTANT_LENGTH = 24;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static SimpleModule module() {
    return new SimpleModule("parley")
        .addSerializer(Instant.class, new InstantOut())
        .addDeserializer(Instant.class, new InstantIn())
        .addSerializer(Json.Raw.class, new RawOut())
        .addDeserializer(Json.Raw.class, new RawIn())
        .addDeserializer(String.class, new TextIn());
  }

  /** A record's component is required unless its type is {@code @Nullable}. */
  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter
        && parameter.getDeclaringClass().isRecord()) {
      RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
      if (parameter.getOwner().getParameterCount() == components.length) {
        return required(components[parameter.getIndex()]);
      }
    }
    return super.hasRequiredMarker(member);
  }

  static boolean required(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    String[] found = super.findEnumValues(config, type, constants, names);
    for (int i = 0; i < constants.length; i++) {
      if (found[i] == null) {
        found[i] = camelCase(constants[i].name());
      }
    }
    return found;
  }

  /** A field name of a stranger, fit to be sent back. */
  static String printable(String name) {
    int end = Math.min(name.length(), PRINTABLE_MAX);
    StringBuilder printable = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      printable.append(c > ' ' && c < 127 ? c : '?');
    }
    return printable.toString();
  }

  /** Whether every surrogate in the text has its other half. */
  static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder(constant.length());
    boolean up = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c == '_') {
        up = true;
      } else {
        name.append(up ? c : Character.toLowerCase(c));
        up = false;
      }
    }
    return name.toString();
  }

  /** Names of fields need no such check: Jackson refuses half a pair in them by itself. */
  private static final class TextIn extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextIn() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, json);
      }
      String text = json.getText();
      if (!wellFormed(text)) {
        throw new Problem(Problem.Code.BAD_TEXT);
      }
      return text;
    }
  }

  private static final class InstantOut extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantOut() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(INSTANT.format(instant));
    }
  }

  private static final class InstantIn extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantIn() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
      if (text.length() == INSTANT_LENGTH) {
        try {
          return INSTANT.parse(text, Instant::from);
        } catch (DateTimeException malformed) {
          return (Instant) context.handleWeirdStringValue(Instant.class, "", "not an instant");
        }
      }
      return (Instant) context.handleUnexpectedToken(Instant.class, json);
    }
  }

  private static final class RawOut extends StdSerializer<Json.Raw> {
    private static final long serialVersionUID = 1L;

    RawOut() {
      super(Json.Raw.class);
    }

    @Override
    public void serialize(Json.Raw raw, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeRawValue(new Encoded(raw.utf8()));
    }
  }

  private static final class RawIn extends StdScalarDeserializer<Json.Raw> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory FACTORY = new JsonFactory();

    RawIn() {
      super(Json.Raw.class);
    }

    @Override
    public Json.Raw deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
      try (JsonGenerator copy = FACTORY.createGenerator(utf8)) {
        copy.copyCurrentStructureExact(json);
      }
      return new Json.Raw(utf8.toByteArray());
    }
  }
}
