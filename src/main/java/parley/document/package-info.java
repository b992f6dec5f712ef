/**
 * Documents that leave as files: printed as DOCX or PDF, in a process of its own ({@link
 * parley.document.Press}), which has little memory, no keys and no database, and is ended when it
 * takes too long. What comes in as a file is read on the device of whoever brings it.
 */
@NullMarked
package parley.document;

import org.jspecify.annotations.NullMarked;
