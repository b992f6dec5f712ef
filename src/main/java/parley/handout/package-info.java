/**
 * What is handed out: papers, agendas and summaries as files, each exactly as its reader's room
 * shows it, with the rule under it. Read {@code HandoutRoutes} first.
 */
@NullMarked
package parley.handout;

import org.jspecify.annotations.NullMarked;
