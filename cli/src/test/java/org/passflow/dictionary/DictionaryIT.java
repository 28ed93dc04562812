package org.passflow.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.dictionary.DataDictionary.View;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestStack;

/** The dictionary in {@code docs} says what the server says. */
@ExtendWith(StackExtension.class)
class DictionaryIT {
    private static final Path CHECKED_IN = Path.of("..", "docs", "data-dictionary.md");
    private static final Path WRITTEN = Path.of("target", "data-dictionary.md");

    private static DataDictionary analyst;
    private static DataDictionary tracer;

    @BeforeAll
    static void ask(TestStack test) throws Exception {
        test.migrateMainDatabase();
        analyst = DataDictionary.read(test.stack().clickHouse().as("analyst"), "passflow");
        tracer = DataDictionary.read(test.stack().clickHouse().as("tracer"), "passflow")
                .without(analyst);
    }

    @Test
    void pageSaysWhatTheServerSays() throws Exception {
        String page = new DictionaryPage(analyst, tracer).text();

        Files.writeString(WRITTEN, page);
        assertThat(CHECKED_IN)
                .as("docs/data-dictionary.md is out of date: cp cli/%s docs/", WRITTEN)
                .hasContent(page);
    }

    @Test
    void analystsSeeViewsOnlyAndEachWithItsColumns() {
        assertThat(analyst.views()).hasSizeGreaterThan(40).allSatisfy(view -> {
            assertThat(view.name()).startsWith("v_");
            assertThat(view.columns()).as(view.name()).isNotEmpty();
        });
        assertThat(analyst.views())
                .flatExtracting(View::columns)
                .extracting(DataDictionary.Column::name)
                .doesNotContain("person_token", "vehicle_token");
    }

    @Test
    void tracersSeeViewsWithTokensBeside() {
        assertThat(tracer.views()).extracting(View::name).contains("trace_events", "trace_journeys");
        assertThat(tracer.views()).allSatisfy(view -> assertThat(view.columns())
                .as(view.name())
                .extracting(DataDictionary.Column::name)
                .contains("person_token"));
    }
}
