package org.passflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Rule;

class RuleDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");

    /** Run with {@code -Dpassflow.write-docs=true}, it writes the tables instead. */
    @Test
    void tablesAreTheCatalogueOfThisBuild() throws IOException {
        String text = Files.readString(DOCUMENT);
        RuleCatalogue catalogue = new RuleCatalogue();
        String expected = with(with(text, "rules", catalogue.rules()), "shared", catalogue.shared());

        if (Boolean.getBoolean("passflow.write-docs")) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    @Test
    void everySettingIsExplained() throws IOException {
        String explained = Files.readString(DOCUMENT).split("## What the settings mean", -1)[1];

        assertThat(Stream.of(Rule.values())
                        .flatMap(rule -> rule.thresholds().stream())
                        .map(threshold -> "`" + threshold.name() + "`")
                        .distinct())
                .allSatisfy(name -> assertThat(explained).contains(name));
    }

    /** The document with a table between its two marks. */
    private static String with(String text, String mark, String table) {
        String begin = "<!-- " + mark + ": made by RuleDocumentTest -->\n";
        String end = "<!-- end of " + mark + " -->";
        return text.substring(0, text.indexOf(begin) + begin.length()) + table + text.substring(text.indexOf(end));
    }
}
