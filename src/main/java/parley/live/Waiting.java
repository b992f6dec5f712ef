package parley.live;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import parley.forum.Command.Asked;

/**
 * A command in the queue.
 *
 * @param tag HMAC(author key, account | command id): the same for a retry; null for commands of the
 *     system that carry no id
 * @param bodyTag HMAC(author key, body)
 * @param answer completed once: with the result, or exceptionally with a Problem
 */
record Waiting(
    Asked asked,
    byte @Nullable [] tag,
    byte @Nullable [] bodyTag,
    CompletableFuture<Done> answer) {}
