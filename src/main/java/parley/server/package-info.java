/**
 * The HTTP server behind {@link parley.web.Table}: event loops, limits, origins, static pages, the
 * writing of answers, and the management port. Only {@code Main} knows it; features know {@code
 * parley.web}.
 */
@NullMarked
package parley.server;

import org.jspecify.annotations.NullMarked;
