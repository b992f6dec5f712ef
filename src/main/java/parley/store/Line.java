package parley.store;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a journal as bytes: what happened (structure) and what was said (content), encrypted
 * apart under the key of the entry's room, or of the forum where {@code room} is null.
 *
 * @param structure JSON of the event without its content; null when the key is gone (burned)
 * @param content JSON of the content; null where there is none, or it was purged or burned
 * @param tag by which a retry of the command is known: HMAC(author key, account | command id), on
 *     the first entry of a command
 * @param bodyTag HMAC(author key, body), so that a reused command id with another body is noticed
 */
public record Line(
    @Nullable String room,
    byte @Nullable [] structure,
    byte @Nullable [] content,
    byte @Nullable [] tag,
    byte @Nullable [] bodyTag) {}
