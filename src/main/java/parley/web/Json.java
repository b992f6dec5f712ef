package parley.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON to records and back, with one spelling for everything.
 *
 * <p>Read strictly: UTF-8, no duplicate key, no unknown field, no value of another type, no null
 * (an optional component is declared {@code @Nullable} and left out), no lone surrogate. Instants
 * are {@code 2026-11-22T15:43:16.123Z}; enum constants are written in camel case ({@code
 * CHATHAM_HOUSE} is {@code chathamHouse}) unless they are annotated.
 */
public final class Json {
  private static final int DEPTH_MAX = 32;
  private static final int OWN_DEPTH_MAX = 128;

  private static final JsonMapper CLIENT = mapper(DEPTH_MAX);
  private static final JsonMapper OWN = mapper(OWN_DEPTH_MAX);

  private Json() {}

  /**
   * What a client sent.
   *
   * @throws Problem bad-json, unknown-field, bad-field, bad-text; the latter three with the path
   */
  public static <T> T decode(byte[] json, Class<T> type) {
    return decode(utf8(json), type);
  }

  /** As {@link #decode(byte[], Class)}, from text that is known to be well-formed. */
  public static <T> T decode(String json, Class<T> type) {
    try {
      return parsed(CLIENT, json, type);
    } catch (JsonProcessingException refused) {
      throw problem(refused);
    }
  }

  /**
   * What this server wrote. As strict, and deeper, as what clients sent stands inside it.
   *
   * @throws IllegalStateException when it does not fit: a defect, not an answer
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return parsed(OWN, utf8(json), type);
    } catch (JsonProcessingException | Problem refused) {
      // Without its cause: Jackson's words quote the content.
      throw new IllegalStateException("Stored JSON is not a " + type.getSimpleName());
    }
  }

  public static byte[] encode(Object value) {
    try {
      return OWN.writeValueAsBytes(value);
    } catch (JsonProcessingException refused) {
      throw new IllegalStateException("Cannot encode " + value.getClass().getSimpleName());
    }
  }

  public static String text(Object value) {
    try {
      return OWN.writeValueAsString(value);
    } catch (JsonProcessingException refused) {
      throw new IllegalStateException("Cannot encode " + value.getClass().getSimpleName());
    }
  }

  /** A mapper as strict as {@link #read}, that knows more types: for what a package stores. */
  public static JsonMapper own(com.fasterxml.jackson.databind.Module types) {
    JsonMapper mapper = mapper(OWN_DEPTH_MAX);
    mapper.registerModule(types);
    return mapper;
  }

  /** JSON that is encoded already: written as it is, kept as it was read. */
  public record Raw(byte[] utf8) {}

  /**
   * The text of these bytes.
   *
   * @throws Problem bad-json when they are not UTF-8
   */
  public static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new Problem(Problem.Code.BAD_JSON);
    }
  }

  private static <T> T parsed(JsonMapper mapper, String json, Class<T> type)
      throws JsonProcessingException {
    try (JsonParser parser = new NoNulls(mapper.createParser(json))) {
      return mapper.readValue(parser, type);
    } catch (JsonProcessingException refused) {
      throw refused;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // There is no stream.
    }
  }

  private static Problem problem(JsonProcessingException refused) {
    if (refused.getCause() instanceof Problem inside) {
      return inside.field() == null
          ? Problem.of(inside.code(), path(refused), "is refused")
          : inside;
    }
    if (refused instanceof UnrecognizedPropertyException unknown) {
      return Problem.of(Problem.Code.UNKNOWN_FIELD, path(unknown), "is not known here");
    }
    boolean fits =
        refused.getCause() instanceof JacksonException
            && !(refused.getCause() instanceof InputCoercionException);
    String path = path(refused);
    if (!fits && !path.isEmpty()) {
      return Problem.field(path, "is missing or does not fit");
    }
    return new Problem(Problem.Code.BAD_JSON);
  }

  private static String path(JsonProcessingException refused) {
    StringBuilder path = new StringBuilder();
    if (refused instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() == null) {
          path.append('[').append(step.getIndex()).append(']');
        } else {
          path.append(path.isEmpty() ? "" : ".").append(JsonShape.printable(step.getFieldName()));
        }
      }
    }
    return path.toString();
  }

  private static JsonMapper mapper(int depthMax) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depthMax)
                    .maxNumberLength(20)
                    .maxNameLength(200)
                    .build())
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .annotationIntrospector(new JsonShape())
            .addModule(JsonShape.module())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .withCoercionConfigDefaults(c -> {
              for (CoercionInputShape shape : CoercionInputShape.values()) {
                c.setCoercion(shape, CoercionAction.Fail);
              }
            });
    return builder.build();
  }

  /** What is absent is left out, so that there is one spelling of it. */
  private static final class NoNulls extends JsonParserDelegate {
    NoNulls(JsonParser parser) {
      super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token == JsonToken.VALUE_NULL) {
        throw Problem.field(path(getParsingContext()), "is null");
      }
      return token;
    }

    /** Ours, because Jackson has not noted the innermost step yet. */
    private static String path(JsonStreamContext context) {
      if (context.getParent() == null) {
        return "";
      }
      String outer = path(context.getParent());
      if (context.inArray()) {
        return outer + "[" + context.getCurrentIndex() + "]";
      }
      String name = JsonShape.printable(context.getCurrentName());
      return outer.isEmpty() ? name : outer + "." + name;
    }
  }
}
