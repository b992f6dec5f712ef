package parley.document.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;
import parley.document.clean.Cleaned.Trace;
import parley.web.Problem;

/** Goes through every object that a PDF's pages lead to and takes out what is not to be seen. */
final class PdfObjects {
  private static final int OBJECTS_MAX = 400_000;

  /**
   * What is said about the file or a part of it (ISO 32000-2, 14.3 to 14.5, 7.7.3.3, 12.8.4), and
   * ways by which the structure still leads to notes.
   */
  private static final Set<COSName> ABOUT =
      names(
          "Metadata PieceInfo LastModified Thumb ID SpiderInfo Perms DSS Legal Extensions Obj Threads");

  /** What acts (12.6.3). */
  private static final Set<COSName> ACTS =
      names("AA OpenAction JS JavaScript XFA RichMediaContent");

  /** What brings other files along (7.11.4, 14.13). */
  private static final Set<COSName> BRINGS = names("EF EmbeddedFiles AF Collection");

  private static final Set<String> ACTIONS =
      Set.of(
          ("Launch JavaScript SubmitForm ResetForm ImportData Sound Movie Rendition Named"
                  + " SetOCGState GoTo3DView RichMediaExecute Thread Hide Trans")
              .split(" "));
  private static final Set<String> WAYS = Set.of("URI", "GoToR", "GoToE", "GoToDp");

  private static final Set<COSName> PHOTOGRAPHS =
      Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);
  private static final List<String> STOP = PHOTOGRAPHS.stream().map(COSName::getName).toList();

  private final Set<Trace> removed;
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> waiting = new ArrayDeque<>();

  PdfObjects(Set<Trace> removed) {
    this.removed = removed;
  }

  private static Set<COSName> names(String names) {
    return Stream.of(names.split(" ")).map(COSName::getPDFName).collect(Collectors.toSet());
  }

  void strip(COSDictionary root) throws IOException {
    come(root);
    for (COSBase next = waiting.poll(); next != null; next = waiting.poll()) {
      switch (next) {
        case COSArray array -> array.forEach(this::come);
        case COSStream stream -> {
          stripped(stream);
          pixels(stream);
        }
        case COSDictionary dictionary -> stripped(dictionary);
        default -> {}
      }
    }
  }

  private void come(@Nullable COSBase any) {
    COSBase direct = any instanceof COSObject indirect ? indirect.getObject() : any;
    boolean leads = direct instanceof COSDictionary || direct instanceof COSArray;
    if (direct != null && leads && seen.add(direct)) {
      if (seen.size() > OBJECTS_MAX) {
        throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH);
      }
      waiting.add(direct);
    }
  }

  private void stripped(COSDictionary dictionary) {
    for (Map.Entry<COSName, COSBase> entry : List.copyOf(dictionary.entrySet())) {
      Trace trace = trace(entry.getKey(), entry.getValue());
      if (trace != null || ABOUT.contains(entry.getKey())) {
        dictionary.removeItem(entry.getKey());
        if (trace != null) {
          removed.add(trace);
        }
      } else {
        come(entry.getValue());
      }
    }
  }

  private static @Nullable Trace trace(COSName key, COSBase value) {
    if (ACTS.contains(key)) {
      return Trace.SCRIPTS;
    }
    if (BRINGS.contains(key)) {
      return Trace.FILES;
    }
    COSBase direct = value instanceof COSObject indirect ? indirect.getObject() : value;
    if (key.equals(COSName.NEXT) && direct instanceof COSArray) {
      return Trace.LINKS; // only actions have several next ones
    }
    String kind = direct instanceof COSDictionary action ? action.getNameAsString(COSName.S) : null;
    if (kind == null || key.equals(COSName.K)) {
      return null;
    }
    return ACTIONS.contains(kind) ? Trace.SCRIPTS : WAYS.contains(kind) ? Trace.LINKS : null;
  }

  /** Words that lie in another file are not fetched; pictures lose the notes of their camera. */
  private void pixels(COSStream stream) throws IOException {
    if (stream.containsKey(COSName.F)) {
      stream.removeItem(COSName.F);
      removed.add(Trace.LINKS);
    }
    if (last(stream.getFilters()) instanceof COSName name && PHOTOGRAPHS.contains(name)) {
      photograph(stream);
    }
  }

  /** Written anew if it had notes or other filters around it. */
  private static void photograph(COSStream stream) throws IOException {
    byte[] jpeg;
    try (InputStream raw = new PDStream(stream).createInputStream(STOP)) {
      jpeg = raw.readAllBytes();
    }
    byte[] bare = JpegParts.bare(jpeg);
    boolean wrapped = stream.getFilters() instanceof COSArray;
    if (bare.length == jpeg.length && !wrapped) {
      return;
    }
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(bare);
    }
    stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
    if (last(stream.getDictionaryObject(COSName.DECODE_PARMS)) instanceof COSDictionary how) {
      stream.setItem(COSName.DECODE_PARMS, how);
    } else {
      stream.removeItem(COSName.DECODE_PARMS);
    }
  }

  private static @Nullable COSBase last(@Nullable COSBase one) {
    return !(one instanceof COSArray several)
        ? one
        : several.size() == 0 ? null : several.getObject(several.size() - 1);
  }
}
