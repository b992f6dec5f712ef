package parley.push.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes made here are a frame as another implementation reads it. */
final class SharedTest {
  private static final WebSocketDecoderConfig READER =
      WebSocketDecoderConfig.newBuilder()
          .expectMaskedFrames(false)
          .maxFramePayloadLength(1 << 20)
          .build();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 600, 65_534, 65_535})
  void is_read_as_it_was_meant(int length) {
    String text = "x".repeat(length);
    assertThat(read(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Мир", "صلح", "和平", "\uD83D\uDD4A"})
  void counts_bytes_and_not_letters(String text) {
    String many = text.repeat(60); // one head for its letters, another for its bytes
    assertThat(read(many)).isEqualTo(many);
  }

  @Test
  void what_such_a_head_cannot_tell_is_left_to_others() {
    try (Shared latin = new Shared("x".repeat(65_536));
        Shared cyrillic = new Shared("ж".repeat(40_000))) {
      assertThat(latin.bytes(UnpooledByteBufAllocator.DEFAULT)).isNull();
      assertThat(cyrillic.bytes(UnpooledByteBufAllocator.DEFAULT)).isNull();
    }
  }

  @Test
  void is_freed_when_the_last_has_sent_it() {
    ByteBuf first;
    ByteBuf second;
    try (Shared shared = new Shared("words")) {
      first = Objects.requireNonNull(shared.bytes(UnpooledByteBufAllocator.DEFAULT));
      second = Objects.requireNonNull(shared.bytes(UnpooledByteBufAllocator.DEFAULT));
    }
    assertThat(first.release()).isFalse();
    assertThat(second.readableBytes()).isEqualTo(7);
    assertThat(second.release()).isTrue();
  }

  private static String read(String text) {
    EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(READER));
    try (Shared shared = new Shared(text)) {
      channel.writeInbound(shared.bytes(channel.alloc()));
    }
    TextWebSocketFrame frame = channel.readInbound();
    try {
      assertThat(frame.isFinalFragment()).isTrue();
      return frame.text();
    } finally {
      frame.release();
      channel.finishAndReleaseAll();
    }
  }
}
