/**
 * What the demonstration shows: invented people, a furnished forum, its history told through the
 * same commands as any request, dated back from the first start. Read {@code Demonstration} first.
 */
@NullMarked
package parley.embedded.demo;

import org.jspecify.annotations.NullMarked;
