/**
 * What happened in a forum's rooms lately, and who listens: joining without gap or double, one
 * encoding for each kind of viewer, and the sealed cursors by which a reader resumes. Everything
 * told comes from a {@code View}.
 */
@NullMarked
package parley.feed;

import org.jspecify.annotations.NullMarked;
