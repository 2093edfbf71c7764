package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatTest {

  private final Example chat = new Example("Chat");

  @Test
  void answersWhatItReads() {
    String input =
        """
        Hello
        I am very tired
        My computer keeps me awake
        Can you help?
        I'm hungry, and I am tired
        I am hungry

        not read any more
        """;
    assertThat(chat.runWithInput(input)).isEqualTo(new Example.Outcome(0, chat.expected(), ""));
  }

  @Test
  void endsWithItsInput() {
    assertThat(chat.run())
        .isEqualTo(
            new Example.Outcome(
                0,
                """
                Good morning. What brings you here?
                Session[remarks=0, troubles=[]]
                """,
                ""));
  }
}
