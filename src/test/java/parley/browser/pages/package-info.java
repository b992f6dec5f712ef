/**
 * Every page, walked through in any language, by day and by night, on a desk and on a phone: for
 * what a program can find wrong with it, and for people to look at.
 */
@NullMarked
package parley.browser.pages;

import org.jspecify.annotations.NullMarked;
