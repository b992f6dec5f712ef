/**
 * The HTTP edge: reads requests strictly, finds out who is calling, runs the endpoint on a virtual
 * thread of its own, and writes answers and problems in one place. It knows no feature: a feature
 * brings its {@link parley.web.Routes}.
 */
@NullMarked
package parley.web;

import org.jspecify.annotations.NullMarked;
