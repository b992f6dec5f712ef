/**
 * Files that came from a person's device, made anew without what they carry besides what is to be
 * seen: pictures are painted again, of a PDF only pages are kept. A PDF's photographs keep their
 * pixels as they are, without notes; those in JPEG 2000 and pictures written into a page's own
 * instructions are not looked into. Works in the process for documents only.
 */
@NullMarked
package parley.document.clean;

import org.jspecify.annotations.NullMarked;
