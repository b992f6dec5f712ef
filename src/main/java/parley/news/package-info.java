/**
 * What is new of papers and agendas since somebody was here, counted from what they may read and
 * did not do themselves; how far they have seen is theirs, sealed, in no journal and shown to
 * nobody else. Read {@code RoomNews} first.
 */
@NullMarked
package parley.news;

import org.jspecify.annotations.NullMarked;
