/**
 * A bad line between a browser and the product: a proxy on loopback that takes its time, loses, and
 * breaks; what a page costs over it, and whether every word arrives once and in order.
 */
@NullMarked
package parley.browser.line;

import org.jspecify.annotations.NullMarked;
