package parley.document.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.jspecify.annotations.Nullable;
import parley.document.clean.Cleaned.Facts;
import parley.document.clean.Cleaned.Kind;
import parley.document.clean.Cleaned.Trace;
import parley.web.Problem;

/**
 * The pages of a PDF, written as a new file: what its earlier versions said, who wrote it and when,
 * notes, programs, files within it and ways to elsewhere are not copied.
 */
final class PdfPages {
  private static final int PAGES_MAX = 300;

  /** What somebody said with a link, who it was and when (ISO 32000-2, 12.5.2, 12.5.6.2). */
  private static final List<COSName> SAID =
      Stream.of("Contents T M NM RC Popup CreationDate Subj IRT RT".split(" "))
          .map(COSName::getPDFName)
          .toList();

  private final PDDocument document;
  private final Set<Trace> removed = EnumSet.noneOf(Trace.class);

  private PdfPages(PDDocument document) {
    this.document = document;
  }

  static Cleaned clean(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      if (document.isEncrypted()) {
        throw new Problem(Problem.Code.DOCUMENT_LOCKED);
      }
      return new PdfPages(document).cleaned();
    } catch (InvalidPasswordException locked) {
      throw new Problem(Problem.Code.DOCUMENT_LOCKED);
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Problem refused) {
        throw refused;
      }
      throw new Problem(Problem.Code.DOCUMENT_BROKEN);
    }
  }

  private Cleaned cleaned() throws IOException {
    int pages = document.getNumberOfPages();
    if (pages < 1) {
      throw new Problem(Problem.Code.DOCUMENT_BROKEN);
    }
    if (pages > PAGES_MAX) {
      throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH);
    }
    forms();
    for (PDPage page : document.getPages()) {
      notes(page);
    }
    COSDictionary root = document.getDocumentCatalog().getCOSObject();
    COSName layers = COSName.getPDFName("OCProperties");
    if (root.containsKey(layers)) {
      root.removeItem(layers);
      removed.add(Trace.LAYERS); // what was switched off in a layer is seen from now on
    }
    PdfObjects objects = new PdfObjects(removed);
    objects.strip(root);
    only(document.getDocument().getTrailer(), root);
    document.setDocumentId(0L); // else the new one would be made of the hour
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    byte[] made = out.toByteArray();
    requireReadable(made, pages);
    Facts facts = new Facts(Kind.PDF, pages, 0, 0, List.copyOf(removed));
    return new Cleaned(facts, made);
  }

  /**
   * Of a file whose objects have numbers that none may have, what is written can be read by nobody.
   */
  private static void requireReadable(byte[] made, int pages) throws IOException {
    try (PDDocument again = Loader.loadPDF(made)) {
      if (again.getNumberOfPages() != pages) {
        throw new Problem(Problem.Code.DOCUMENT_BROKEN);
      }
    }
  }

  /** What was filled in stays as it is seen; a form that cannot be drawn goes with its fields. */
  private void forms() {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    removed.add(Trace.FORMS);
    try {
      form.setXFA(null);
      form.flatten();
    } catch (IOException | RuntimeException undrawable) {
      form.getCOSObject().clear();
    }
    document.getDocumentCatalog().setAcroForm(null);
  }

  /** Of what lies on a page, only ways to other pages of it stay. */
  private void notes(PDPage page) throws IOException {
    List<PDAnnotation> all = page.getAnnotations();
    List<PDAnnotation> kept = all.stream().filter(this::stays).toList();
    page.getCOSObject().removeItem(COSName.ANNOTS);
    page.getCOSObject().removeItem(COSName.B); // beads of threads, which have authors
    if (!kept.isEmpty()) {
      page.setAnnotations(kept);
    }
  }

  private boolean stays(PDAnnotation note) {
    if (!(note instanceof PDAnnotationLink link)) {
      removed.add(Trace.COMMENTS);
      return false;
    }
    boolean within;
    try {
      within = link.getDestination() != null || link.getAction() instanceof PDActionGoTo;
    } catch (IOException | RuntimeException nowhere) {
      within = false;
    }
    if (within) {
      SAID.forEach(link.getCOSObject()::removeItem);
    } else {
      removed.add(Trace.LINKS);
    }
    return within;
  }

  private static void only(@Nullable COSDictionary trailer, COSDictionary root) {
    if (trailer != null) {
      trailer.clear();
      trailer.setItem(COSName.ROOT, root);
    }
  }
}
