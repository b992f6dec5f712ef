package parley.document.out;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import parley.document.Sheet;

/**
 * PDF, laid out by Apache FOP with fonts of our own: it shapes Arabic script, sets footnotes at the
 * foot of their page, and takes elements rather than text, so that no word can become one. A maker
 * is slow to make and is used again; one thread at a time.
 */
public final class Pdf {
  private static final Map<String, String> FO =
      Map.of(
          "fo",
          "http://www.w3.org/1999/XSL/Format",
          "fox",
          "http://xmlgraphics.apache.org/fop/extensions");

  /** No time is told: the same for all. */
  @SuppressWarnings("JavaUtilDate") // FOP asks for one
  private static final Date EPOCH = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final String UNKNOWN_TIME = "2000-01-01T00:00:00Z";
  private static final Pattern TIME =
      Pattern.compile("(?<=<xmp:MetadataDate>)[^<]{20}(?=</xmp:MetadataDate>)");
  private static final Pattern ID = Pattern.compile("/ID \\[<[0-9A-F]{32}> <[0-9A-F]{32}>\\]");
  private static final String NOTHING = "0".repeat(32);

  private final FopFactory factory;

  /**
   * With the fonts of a folder.
   *
   * @throws IllegalStateException if they cannot be read
   */
  public Pdf(Path fonts) {
    try {
      FopFactoryBuilder builder =
          new FopFactoryBuilder(fonts.toAbsolutePath().toUri(), new Fonts.Only());
      byte[] settings = Fonts.settings().getBytes(StandardCharsets.UTF_8);
      builder.setConfiguration(
          new DefaultConfigurationBuilder().build(new ByteArrayInputStream(settings)));
      builder.setAccessibility(true);
      factory = builder.build();
    } catch (ConfigurationException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /** Prints a sheet; the same bytes each time. */
  public byte[] print(Sheet sheet) {
    FOUserAgent agent = factory.newFOUserAgent();
    agent.setCreationDate(EPOCH);
    agent.setProducer("Parley");
    agent.setCreator("Parley");
    agent.getEventBroadcaster().addEventListener(event -> {});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var fop = factory.newFop("application/pdf", agent, out);
      new Xml(fop.getDefaultHandler(), FO).whole(xml -> new PdfPages(sheet, xml).write());
    } catch (FOPException unusable) {
      throw new IllegalStateException(unusable);
    }
    return settled(out.toByteArray());
  }

  /** Without the time at which it was made, and with an id of its content. */
  private static byte[] settled(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    text = TIME.matcher(text).replaceAll(UNKNOWN_TIME);
    Matcher id = ID.matcher(text);
    int at = -1;
    while (id.find()) {
      at = id.start();
    }
    if (at >= 0) {
      text = identified(text, at, NOTHING);
      text = identified(text, at, hash(text));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String identified(String text, int at, String id) {
    String whole = "/ID [<" + id + "> <" + id + ">]";
    return text.substring(0, at) + whole + text.substring(at + whole.length());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().withUpperCase().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
