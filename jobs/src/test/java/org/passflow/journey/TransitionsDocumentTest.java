package org.passflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passflow.event.HubStage;

class TransitionsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "journeys.md");
    private static final String BEGIN = "<!-- transitions: made by TransitionsDocumentTest -->\n";
    private static final String END = "<!-- end of transitions -->";

    /** Run with {@code -Dpassflow.write-docs=true}, it draws the picture instead. */
    @Test
    void pictureIsTheTableOfThisBuild() throws IOException {
        String text = Files.readString(DOCUMENT);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + picture() + text.substring(text.indexOf(END));

        if (Boolean.getBoolean("passflow.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static String picture() {
        StringBuilder picture = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        for (HubStage stage : HubStage.values()) {
            if (Transitions.allow(null, stage)) {
                picture.append(arrow("[*]", stage.name()));
            }
        }
        for (HubStage from : HubStage.values()) {
            for (HubStage to : HubStage.values()) {
                if (Transitions.allow(from, to)) {
                    picture.append(arrow(from.name(), to.name()));
                }
            }
            if (Transitions.AFTER.getOrDefault(from, Set.of()).isEmpty()) {
                picture.append(arrow(from.name(), "[*]"));
            }
        }
        return picture.append("```\n").toString();
    }

    private static String arrow(String from, String to) {
        return "    " + from + " --> " + to + "\n";
    }
}
