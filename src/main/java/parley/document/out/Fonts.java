package parley.document.out;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Locale;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

/** The fonts of printed pages: Noto, for four scripts, free to be given on. */
final class Fonts {
  static final String LATIN = "Latin,Arabic,Chinese";
  static final String ARABIC = "Arabic,Latin,Chinese";
  static final String CHINESE = "Chinese,Latin,Arabic";

  private Fonts() {}

  /** What FOP is told of them. Chinese has no slanted hand, and bold is drawn from the one font. */
  static String settings() {
    return "<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\">"
        + "<filterList><value>flate</value></filterList><fonts>"
        + font("NotoSerif_400Regular", "Latin", false, false)
        + font("NotoSerif_700Bold", "Latin", true, false)
        + font("NotoSerif_400Regular_Italic", "Latin", false, true)
        + font("NotoSerif_700Bold_Italic", "Latin", true, true)
        + font("NotoNaskhArabic_400Regular", "Arabic", false, false)
        + font("NotoNaskhArabic_400Regular", "Arabic", false, true)
        + font("NotoNaskhArabic_700Bold", "Arabic", true, false)
        + font("NotoNaskhArabic_700Bold", "Arabic", true, true)
        + font("NotoSansSC_400Regular", "Chinese", false, false)
        + font("NotoSansSC_400Regular", "Chinese", false, true)
        + font("NotoSansSC_400Regular", "Chinese", true, false)
        + font("NotoSansSC_400Regular", "Chinese", true, true)
        + "</fonts></renderer></renderers></fop>";
  }

  private static String font(String file, String name, boolean bold, boolean slanted) {
    boolean drawn = bold && name.equals("Chinese");
    return "<font embed-url=\""
        + file
        + ".ttf\""
        + (drawn ? " simulate-style=\"true\"" : "")
        + "><font-triplet name=\""
        + name
        + "\" style=\""
        + (slanted ? "italic" : "normal")
        + "\" weight=\""
        + (bold ? "bold" : "normal")
        + "\"/></font>";
  }

  /** Nothing else is ever fetched, whatever a text says. */
  static final class Only implements ResourceResolver {
    @Override
    public Resource getResource(URI uri) throws IOException {
      boolean font =
          "file".equals(uri.getScheme()) && uri.getPath().toLowerCase(Locale.ROOT).endsWith(".ttf");
      if (!font) {
        throw new FileNotFoundException("Only fonts are read");
      }
      return new Resource(new FileInputStream(new File(uri)));
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new FileNotFoundException("Nothing is written elsewhere");
    }
  }
}
